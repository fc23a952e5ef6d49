import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, closeClients, signUp } from '../../support/client.ts';
import { completeGoodRun, runTimeoutMs } from '../../support/good-run.ts';
import { sampleClip } from '../../support/made-clips.ts';
import { makeWorkoutClip } from '../../support/workouts/make-workout-clip.ts';
import { planWorkout } from '../../support/workouts/workout-plan.ts';

const profiles = [
  { analysisType: 'highlights', clip: sampleClip, keys: ['motion', 'music', 'variety'] },
  {
    ...{ analysisType: 'workout', clip: workoutClip },
    keys: ['form', 'tempo', 'range', 'consistency'],
  },
];

let owner: Client;

beforeAll(async () => {
  owner = await signUp();
});
afterAll(closeClients);

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

describe.each(profiles)('$analysisType', ({ analysisType, clip, keys }) => {
  it('is scored under its own names, 0 to 100 or null', { timeout: runTimeoutMs }, async () => {
    const { completed } = await completeGoodRun(owner, { analysisType }, await clip());
    expect(Object.keys(completed.scores).sort()).toEqual(keys.toSorted());
    for (const score of [...Object.values(completed.scores), completed.total_score]) {
      expect(score ?? 0).toBeGreaterThanOrEqual(0);
      expect(score ?? 0).toBeLessThanOrEqual(100);
    }
    expect(Object.values(completed.scores).some((score) => score !== null)).toBe(true);
  });
});
