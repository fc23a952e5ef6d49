import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RerunChanges } from '../../../functions/src/contract/callables.ts';
import type { Report } from '../../../functions/src/contract/report.ts';
import {
  preparedPath,
  proxyPath,
  sourcePath,
} from '../../../functions/src/domain/video/object-paths.ts';
import { acceptUpload } from '../../../functions/src/workflows/accept-upload.ts';
import { cancelAnalysis } from '../../../functions/src/workflows/cancel-analysis.ts';
import { getVideoUrl } from '../../../functions/src/workflows/get-video-url.ts';
import type { RunTask } from '../../../functions/src/workflows/ports/task-queue.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { rerunAnalysis } from '../../../functions/src/workflows/rerun-analysis.ts';
import { dropSources } from '../../../functions/src/workflows/sweep/drop-sources.ts';
import { countMedia } from '../../support/counting-ports.ts';
import { makeClip } from '../../support/make-clips.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../../support/quiet-worker.ts';

const dayMs = 24 * 60 * 60 * 1000;
const keptDays = 30;

let folder: string;
let clip: string;
let worker: QuietWorker;
let calls: ReturnType<typeof countMedia>['calls'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-clips-'));
  clip = await makeClip(join(folder, 'clip.mp4'), { seconds: 2 });
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  worker = await startQuietWorker();
  const media = countMedia(worker.app.ports.media);
  ({ calls } = media);
  worker.app.ports.media = media.media;
});
afterEach(() => worker.close());

/** The sweep's part, as it is so many days from now; of other tests' analyses it leaves all. */
async function sweepIn(days: number, { task }: Seeded, overrides: Partial<Ports> = {}) {
  const { ports } = worker.app;
  const now = () => new Date(Date.now() + days * dayMs);
  const analyses: Ports['analyses'] = {
    ...ports.analyses,
    async findByWork(query) {
      const found = await ports.analyses.findByWork(query, 1_000);
      return found.filter((id) => id === task.analysisId);
    },
  };
  await dropSources({ ...ports, analyses, clock: { ...ports.clock, now }, ...overrides }, keptDays);
}

const ownerOf = ({ userId }: Seeded) => ({ userId, isAdmin: false });
const read = ({ task }: Seeded) => worker.app.ports.analyses.read(task.analysisId);

async function completed(): Promise<{ seeded: Seeded; report: Report }> {
  const seeded = await worker.seed(clip);
  await worker.process(seeded.task);
  return { seeded, report: await reportOf(seeded, seeded.task.runId) };
}

async function reportOf({ task }: Seeded, runId: string): Promise<Report> {
  const report = await worker.app.ports.analyses.readReport(task.analysisId, runId);
  if (report === null) throw new Error('The run left no report.');
  return report;
}

async function rerun(seeded: Seeded, changes: Partial<RerunChanges> = {}): Promise<RunTask> {
  const { ports, config } = worker.app;
  const { analysisId } = seeded.task;
  const { runId } = await rerunAnalysis(ports, config, ownerOf(seeded), analysisId, {
    ...{ analysisType: null, danceType: null, params: null },
    ...changes,
  });
  return { analysisId, runId, dispatch: (await read(seeded))?.work.dispatch ?? 0 };
}

const urlOf = (seeded: Seeded, asset: string) => {
  const { analysisId } = seeded.task;
  return getVideoUrl(worker.app.ports, ownerOf(seeded), { analysisId, asset });
};

const trimTo = (seeded: Seeded, end_seconds: number) =>
  worker.app.ports.analyses.update(seeded.task.analysisId, () => ({
    result: undefined,
    change: { summary: { params: { trim: { start_seconds: 0, end_seconds } } } },
  }));

describe('a source', () => {
  it('is kept for its days after the last run’s end, and goes then alone', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays - 1, seeded);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy', 'source']);
    await sweepIn(keptDays + 1, seeded);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy']);
    expect(await read(seeded)).toMatchObject({
      summary: { status: 'completed', processed: true },
      work: { sourceKeptSince: null, sourceKeptDays: keptDays },
    });
  });

  it.each(['queued', 'processing'] as const)(
    'is never removed while a run is %s',
    async (status) => {
      const seeded = await worker.seed(clip);
      if (status === 'processing') {
        await worker.process(seeded.task);
        await rerun(seeded);
      }
      expect((await read(seeded))?.summary.status).toBe(status);
      await sweepIn(400, seeded);
      expect(await seeded.objects()).toContain('source');
    },
  );

  it('goes also where its run never got to a proxy', async () => {
    const seeded = await worker.seed(clip);
    await cancelAnalysis(worker.app.ports, ownerOf(seeded), seeded.task.analysisId);
    await sweepIn(keptDays + 1, seeded);
    expect(await seeded.objects()).toEqual([]);
    await expect(rerun(seeded)).rejects.toMatchObject({
      code: 'video_missing',
      message: expect.stringContaining('kept for 30 days'),
    });
  });

  it('is removed by the next sweep where one dies before it has', async () => {
    const { seeded } = await completed();
    const bucket = { ...worker.app.ports.bucket, remove: () => Promise.reject(new Error('dead')) };
    await sweepIn(keptDays + 1, seeded, { bucket });
    expect(await seeded.objects()).toContain('source');
    const task = await rerun(seeded);
    await sweepIn(keptDays + 1, seeded);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy']);
    await worker.process(task);
    expect((await read(seeded))?.summary.status).toBe('completed');
  });

  it('that another session brings after its days is removed again', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    await seeded.upload(clip);
    const path = sourcePath(seeded.userId, seeded.task.analysisId);
    const arrived = await worker.app.ports.bucket.stat(path);
    if (arrived === null) throw new Error('It did not arrive.');
    await acceptUpload(worker.app.ports, { ...arrived, uploaded: true });
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy']);
  });
});

describe('a rerun that begins while the source is being removed', () => {
  it('has its source where it begins first', async () => {
    const { seeded } = await completed();
    let task: RunTask | null = null;
    const { analyses } = worker.app.ports;
    await sweepIn(keptDays + 1, seeded, {
      analyses: {
        ...analyses,
        findByWork: async () => [seeded.task.analysisId],
        async update(analysisId, decide) {
          task ??= await rerun(seeded);
          return analyses.update(analysisId, decide);
        },
      },
    });
    expect(task).not.toBeNull();
    expect(await seeded.objects()).toContain('source');
    expect((await read(seeded))?.work).toMatchObject({ sourceKeptDays: null });
  });

  it('goes from the proxy where it begins after that was told, though the object is there', async () => {
    const { seeded, report } = await completed();
    const { bucket } = worker.app.ports;
    let task: RunTask | null = null;
    await sweepIn(keptDays + 1, seeded, {
      bucket: {
        ...bucket,
        async remove(...given) {
          task = await rerun(seeded);
          return bucket.remove(...given);
        },
      },
    });
    await worker.process(task ?? seeded.task);
    const { runId } = task ?? seeded.task;
    expect((await reportOf(seeded, runId)).measurements).toEqual(report.measurements);
    expect(calls.normalise).toBe(1);
  });
});

describe('after its source', () => {
  it('an analysis is run again from the proxy, with the measurements that were kept', async () => {
    const { seeded, report } = await completed();
    await sweepIn(keptDays + 1, seeded);
    for (let again = 0; again < 2; again += 1) {
      const task = await rerun(seeded);
      await worker.process(task);
      const second = await reportOf(seeded, task.runId);
      const { timing_ms: _, memory: __, created_at: ___, ...same } = report;
      expect(second).toMatchObject(same);
    }
    expect(calls).toEqual({ probe: 1, normalise: 1 });
  });

  it('an analysis that an older version measured is judged by what that one measured', async () => {
    const { seeded, report } = await completed();
    await makeOlder(seeded);
    await sweepIn(keptDays + 1, seeded);
    const task = await rerun(seeded);
    await worker.process(task);
    expect((await reportOf(seeded, task.runId)).measurements).toEqual(report.measurements);
    expect(calls).toEqual({ probe: 1, normalise: 1 });
  });

  it('what a rerun asks for anew is measured in the proxy, which stays as it is, once', async () => {
    const { seeded, report } = await completed();
    await sweepIn(keptDays + 1, seeded);
    const path = proxyPath(seeded.userId, seeded.task.analysisId);
    const { bucket } = worker.app.ports;
    const before = await bucket.stat(path);
    for (const changes of [{ analysisType: 'workout' } as const, {}]) {
      const task = await rerun(seeded, changes);
      await worker.process(task);
      const second = await reportOf(seeded, task.runId);
      expect(Object.keys(second.scores)).toEqual(['form', 'tempo', 'range', 'consistency']);
      expect(second.frames_decoded).toBe(report.frames_decoded);
      expect((await read(seeded))?.summary.video).toMatchObject({ width: 160, height: 90 });
      expect(calls.normalise).toBe(2);
    }
    expect((await bucket.stat(path))?.generation).toBe(before?.generation);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy']);
  });

  it('a rerun that asks for another trim is refused, and keeps the trim', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    const params = { trim: { start_seconds: 0, end_seconds: 1 } };
    await expect(rerun(seeded, { params })).rejects.toMatchObject({ code: 'video_missing' });
    expect((await read(seeded))?.summary).toMatchObject({ status: 'completed', params: {} });
  });

  it('an analysis whose trim has changed is not run again, and says what to do', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    await trimTo(seeded, 1);
    await expect(rerun(seeded)).rejects.toMatchObject({
      code: 'video_missing',
      message:
        'The uploaded video was kept for 30 days and has been removed. Only the part that was ' +
        'judged before is left. Run that part again, or upload the video again.',
    });
    expect((await read(seeded))?.summary).toMatchObject({ status: 'completed' });
  });

  it('a run whose trim changes while it waits ends with video_missing', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    const task = await rerun(seeded);
    await trimTo(seeded, 1);
    await worker.process(task);
    expect((await read(seeded))?.summary).toMatchObject({
      status: 'failed',
      error: { code: 'video_missing', retryable: false },
    });
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy']);
  });

  it.each([
    ['whose proxy is gone', (seeded: Seeded) => remove(proxyPath, seeded)],
    ['of which nothing is known', (seeded: Seeded) => remove(preparedPath, seeded)],
  ])('an analysis %s is not run again', async (_what, spoil) => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    await spoil(seeded);
    await expect(rerun(seeded)).rejects.toMatchObject({
      code: 'video_missing',
      message: expect.stringContaining('Please upload the video again.'),
    });
  });

  it('the proxy plays on, and the source is told to have been removed', async () => {
    const { seeded } = await completed();
    await sweepIn(keptDays + 1, seeded);
    const { url } = await urlOf(seeded, 'video');
    expect((await fetch(url)).status).toBe(200);
    await expect(urlOf(seeded, 'source')).rejects.toMatchObject({
      code: 'video_missing',
      message: expect.stringContaining('was kept for 30 days and has been removed'),
    });
  });
});

const remove = (pathOf: typeof proxyPath, { userId, task }: Seeded) =>
  worker.app.ports.bucket.remove(pathOf(userId, task.analysisId));

async function makeOlder({ userId, task }: Seeded): Promise<void> {
  const { bucket } = worker.app.ports;
  const path = preparedPath(userId, task.analysisId);
  const { version, ...prepared } = JSON.parse((await bucket.readText(path, 2 ** 20)) ?? '');
  await bucket.writeText(path, JSON.stringify({ version: version - 1, ...prepared }));
}
