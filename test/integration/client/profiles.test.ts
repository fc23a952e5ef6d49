import { doc, getDoc } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../../functions/src/contract/profiles/all.ts';
import { sessionResultsReply } from '../../../functions/src/contract/sessions.ts';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { completeGoodRun, type GoodRun, runTimeoutMs } from '../../support/good-run.ts';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { openAccount } from '../../support/id-tokens.ts';

const judged = [
  { analysisType: 'highlights', keys: ['motion', 'music', 'variety'] },
  { analysisType: 'workout', keys: ['form', 'tempo', 'range', 'consistency'] },
] as const;

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

describe.each(judged)('$analysisType', ({ analysisType, keys }) => {
  let run: GoodRun;

  beforeAll(async () => {
    run = await completeGoodRun(owner, { analysisType });
  }, runTimeoutMs);

  it('is scored under its own names, 0 to 100 or null', () => {
    const { scores, total_score } = run.completed;
    expect(Object.keys(scores).sort()).toEqual(keys.toSorted());
    for (const score of [...Object.values(scores), total_score]) {
      expect(score ?? 0).toBeGreaterThanOrEqual(0);
      expect(score ?? 0).toBeLessThanOrEqual(100);
    }
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
