import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../functions/src/contract/profiles/all.ts';
import { sessionResultsReply } from '../../functions/src/contract/sessions.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import { type Client, closeClients, signUp } from '../support/client.ts';
import { completeGoodRun, type GoodRun, runTimeoutMs } from '../support/good-run.ts';
import { type HttpServer, startHttpServer } from '../support/http-server.ts';
import { openAccount } from '../support/id-tokens.ts';
import { sampleClip } from '../support/made-clips.ts';
import { makeWorkoutClip } from '../support/workouts/make-workout-clip.ts';
import { planWorkout } from '../support/workouts/workout-plan.ts';

interface Judged {
  analysisType: AnalysisType;
  clip: () => Promise<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>;
  keys: readonly string[];
}
const judged: readonly Judged[] = [
  { analysisType: 'highlights', clip: sampleClip, keys: ['motion', 'music', 'variety'] },
  {
    ...{ analysisType: 'workout', clip: workoutClip },
    keys: ['form', 'tempo', 'range', 'consistency'],
  },
];

let owner: Client;
let server: HttpServer;

beforeAll(async () => {
  owner = await signUp();
  server = await startHttpServer();
});
afterAll(async () => {
  await server.stop();
  await closeClients();
});

async function resultsOf(analysisId: string) {
  const { idToken } = await openAccount({ admin: true });
  const reply = await fetch(`${server.address}/api/v1/video/results/${analysisId}`, {
    headers: { Authorization: `Bearer ${idToken}` },
  });
  return sessionResultsReply.parse(await reply.json()).data;
}

async function workoutClip(): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'profile-clips-'));
  try {
    const picture = { width: 96, height: 54, frameRate: 15 };
    const workout = planWorkout({ count: 4, perMinute: 40 });
    const path = await makeWorkoutClip(join(folder, 'clip.mp4'), workout, picture);
    return new Uint8Array(await readFile(path));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.each(judged)('$analysisType', ({ analysisType, clip, keys }) => {
  let run: GoodRun;

  beforeAll(async () => {
    run = await completeGoodRun(owner, { analysisType }, await clip());
  }, runTimeoutMs);

  it('is scored under its own names, 0 to 100 or null', () => {
    const { scores, total_score } = run.completed;
    expect(Object.keys(scores).sort()).toEqual(keys.toSorted());
    for (const score of [...Object.values(scores), total_score]) {
      expect(score ?? 0).toBeGreaterThanOrEqual(0);
      expect(score ?? 0).toBeLessThanOrEqual(100);
    }
    expect(Object.values(scores).some((score) => score !== null)).toBe(true);
  });

  it('tells in its report and over HTTP what was measured, and what not and why', async () => {
    const path = `analyses/${run.analysisId}/reports/${run.completed.run_id}`;
    const report = (await getDoc(doc(owner.firestore, path))).data() ?? {};
    const results = await resultsOf(run.analysisId);
    expect(Object.keys(results.scores).sort()).toEqual(keys.toSorted());
    expect(results).toMatchObject({
      text: report['text'],
      scores: report['scores'],
      measurements: report['measurements'],
      not_measured: report['not_measured'],
      claims: [],
    });
    const { criteria } = profiles[analysisType];
    for (const { key, name } of criteria) {
      const isScored = results.scores[key] !== null;
      expect(results.not_measured.some(({ what }) => what === name)).toBe(!isScored);
      expect(results.text).toContain(isScored ? `**${name}: ` : `- **${name}**: `);
    }
  });
});
