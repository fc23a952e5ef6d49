import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../functions/src/contract/report.ts';
import { rerunAnalysis } from '../../functions/src/workflows/rerun-analysis.ts';
import { countMedia } from '../support/counting-ports.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../support/quiet-worker.ts';
import { makeWorkoutClip } from '../support/workouts/make-workout-clip.ts';
import { planWorkout, type Workout } from '../support/workouts/workout-plan.ts';

const picture = { width: 96, height: 54, frameRate: 15 };
let folder: string;
let worker: QuietWorker;
let calls: ReturnType<typeof countMedia>['calls'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workout-clips-'));
  worker = await startQuietWorker();
  const counted = countMedia(worker.app.ports.media);
  ({ calls } = counted);
  worker.app.ports.media = counted.media;
});
afterAll(async () => {
  await worker.close();
  await rm(folder, { recursive: true });
});

async function seed(name: string, plan: Workout, params = {}): Promise<Seeded> {
  const clip = await makeWorkoutClip(join(folder, `${name}.mp4`), plan, picture);
  const seeded = await worker.seed(clip, params);
  await worker.app.ports.analyses.update(seeded.task.analysisId, () => ({
    result: undefined,
    change: { summary: { analysis_type: 'workout' } },
  }));
  return seeded;
}

async function complete({ analysisId, runId, dispatch }: Seeded['task']): Promise<Report> {
  await worker.process({ analysisId, runId, dispatch });
  const report = await worker.app.ports.analyses.readReport(analysisId, runId);
  if (report === null) throw new Error('The run wrote no report.');
  return report;
}

describe('a workout without sound', () => {
  it('tells what was planted in measurements, finding, scores and words, also in a rerun', async () => {
    const plan = planWorkout({ count: 8, perMinute: 40, fatigue: 0.4, noise: 4 });
    const { userId, task } = await seed('squats', plan, { exercise: 'squats' });
    const first = await complete(task);
    expect(first.measurements.repetitions).toMatchObject({ source: 'motion', count: 8 });
    expect(first.workout).toMatchObject({ exercise: 'squats', repetitions: 8 });
    expect(first.workout?.range_trend).toBeLessThan(-0.2);
    expect(first.workout?.fatigue).toBeGreaterThan(0.2);
    expect(first.text).toContain('**8 repetitions** of squats');
    expect(first.scores).toEqual({
      ...{ form: null, range: null },
      ...{ tempo: expect.any(Number), consistency: expect.any(Number) },
    });

    const { ports, config } = worker.app;
    const caller = { userId, isAdmin: false };
    const { runId } = await rerunAnalysis(ports, config, caller, task.analysisId);
    const dispatch = (await ports.analyses.read(task.analysisId))?.work.dispatch ?? 0;
    const { workout, measurements, scores } = first;
    expect(await complete({ ...task, runId, dispatch })).toMatchObject({
      ...{ workout, measurements, scores },
    });
    expect(calls.normalise).toBe(1);
  });

  it('says so where nothing repeats, and scores nothing', async () => {
    const plan = planWorkout({ count: 0, perMinute: 30, leadSeconds: 2, walkSeconds: 1 });
    const report = await complete((await seed('nobody', plan)).task);
    expect(report).toMatchObject({ workout: null, total_score: null });
    expect(report.measurements.repetitions).toBeNull();
    expect(report.text).toContain('No repetitions: nothing in this video repeats');
  });
});
