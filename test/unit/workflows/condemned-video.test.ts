import { describe, expect, it } from 'vitest';
import type { Summary, Video } from '../../../functions/src/contract/summary.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import type { PipelineLimits } from '../../../functions/src/workflows/process-run/pipeline-limits.ts';
import { processRun } from '../../../functions/src/workflows/process-run/process-run.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';
import { createMemoryWorld } from '../../support/memory-world.ts';

const id = 'analysis-1';
const task = { analysisId: id, runId: 'run-1', dispatch: 1 };
const objects = `videos/dancer/${id}/`;
const asUploaded = buildAnalysis().summary.video as Video;
const asProbed: Video = { ...asUploaded, duration_seconds: 12 };

function waiting(summary: Partial<Summary> = {}) {
  const world = createMemoryWorld();
  world.analyses.put(id, buildAnalysis({ status: 'queued', stage: 'queued', ...summary }));
  world.work = () => Promise.reject(new AppError('video_unreadable', 'It is damaged.'));
  return { world, deliver: () => processRun(world.ports, {} as PipelineLimits, task) };
}

describe('a video that no run can judge', () => {
  it.each<[string, Partial<Summary>]>([
    ['in its first run', {}],
    ['in a second attempt of its first run', { attempt: 1, video: asProbed }],
    ['in a rerun of a run that never looked at it', { rerun_requested_at: someTime }],
  ])('is removed where that shows %s', async (_, summary) => {
    const { world, deliver } = waiting(summary);
    await deliver();
    expect(world.emptied).toEqual([objects]);
  });

  it('is kept where an earlier run found it good', async () => {
    const { world, deliver } = waiting({ rerun_requested_at: someTime, video: asProbed });
    await deliver();
    expect(world.emptied).toEqual([]);
  });

  it('is removed by the next delivery where its removal failed', async () => {
    const { world, deliver } = waiting();
    const { removeAll } = world.ports.bucket;
    world.ports.bucket.removeAll = () => Promise.reject(new Error('The bucket is away.'));
    await expect(deliver()).rejects.toThrow('The bucket is away.');
    world.ports.bucket.removeAll = removeAll;
    await deliver();
    expect(world.emptied).toEqual([objects]);
  });

  it('is kept where its run failed by something else, however often the task comes', async () => {
    const { world, deliver } = waiting();
    world.work = () => Promise.reject(new AppError('memory_exceeded', 'It is large.'));
    await deliver();
    await deliver();
    expect(world.emptied).toEqual([]);
  });
});
