import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MemoryReading } from '../../functions/src/workflows/ports/workspaces.ts';
import { childProcesses } from '../support/child-processes.ts';
import { countDownloads, countMedia } from '../support/counting-ports.ts';
import { makeClip } from '../support/make-clips.ts';
import { makeLongClip } from '../support/media-workshop.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../support/quiet-worker.ts';

let folder: string;
let clip: string;
let long: string;
let worker: QuietWorker;
let calls: ReturnType<typeof countMedia>['calls'];
let downloads: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'memory-clips-'));
  clip = await makeClip(join(folder, 'clip.mp4'), { seconds: 2, size: '640x360' });
  long = await makeLongClip(join(folder, 'long.mp4'));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  worker = await startQuietWorker();
  const { ports } = worker.app;
  const bucket = countDownloads(ports.bucket);
  const media = countMedia(ports.media);
  ports.bucket = bucket.bucket;
  ports.media = media.media;
  ({ calls } = media);
  ({ downloads } = bucket);
});
afterEach(() => worker.close());

async function expectMemoryExceeded(seeded: Seeded): Promise<void> {
  const stored = await worker.app.ports.analyses.read(seeded.task.analysisId);
  expect(stored?.summary).toMatchObject({
    status: 'failed',
    lease_expires_at: null,
    error: {
      code: 'memory_exceeded',
      retryable: false,
      message: expect.stringContaining('lower resolution'),
    },
  });
  expect(await readdir(worker.tmpDirectory)).toEqual([]);
  expect(await childProcesses()).not.toContain('ffmpeg');
  // An operator may give the worker more: the video is not to blame.
  expect(await seeded.objects()).toContain('source');
}

describe('a run that cannot fit the memory of its worker', () => {
  it('is refused before a byte is fetched', async () => {
    const seeded = await worker.seed(clip);
    await worker.process(seeded.task, { workerMemoryMib: 400 });
    await expectMemoryExceeded(seeded);
    expect(downloads).toEqual([]);
  });

  it('is refused once its picture is known, before it is decoded', async () => {
    const { media } = worker.app.ports;
    const pictureBytes = 7680 * 2160 * 6;
    worker.app.ports.media = {
      ...media,
      probe: async (...given) => ({ ...(await media.probe(...given)), pictureBytes }),
    };
    const seeded = await worker.seed(clip);
    await worker.process(seeded.task, { workerMemoryMib: 2_048 });
    await expectMemoryExceeded(seeded);
    expect(calls).toEqual({ probe: 1, normalise: 0 });
  });
});

describe('a probed picture', () => {
  it.each([
    ['yuv420p', 1.5],
    ['yuv422p10le', 4],
  ])('of %s is known by what it takes decoded', async (format, bytesPerPixel) => {
    const options = ['-pix_fmt', format];
    const path = await makeClip(join(folder, `${format}.mp4`), { size: '320x180', options });
    const { pictureBytes } = await worker.app.ports.media.probe(path, AbortSignal.timeout(30_000));
    expect(pictureBytes).toBe(320 * 180 * bytesPerPixel);
  });
});

describe('a run that nears the limit all the same', () => {
  it('ends itself: ffmpeg is dead, tmp is empty, the owner is told', async () => {
    const { media } = worker.app.ports;
    let beganWith: string[] = [];
    worker.app.ports.media = {
      ...media,
      async normalise(job) {
        const large = join(dirname(job.proxyPath), 'large');
        let met = false;
        const onFrame = async (frame: Uint8Array) => {
          job.onFrame(frame);
          if (met) return;
          met = true;
          beganWith = await childProcesses();
          await writeFile(large, '');
          await truncate(large, 3 * 2 ** 30);
        };
        return media.normalise({ ...job, onFrame: (frame) => void onFrame(frame) });
      },
    };
    const seeded = await worker.seed(long);
    await worker.process(seeded.task, { workerMemoryMib: 2_048 });
    expect(beganWith).toContain('ffmpeg');
    await expectMemoryExceeded(seeded);
    expect(await seeded.objects()).toEqual(['source']);
  });
});

describe('a run that fits', () => {
  it('logs its memory at both ends of each stage', async () => {
    const logged: [string, Record<string, unknown>][] = [];
    const keep = (event: string, fields: Record<string, unknown> = {}) =>
      void logged.push([event, fields]);
    worker.app.ports.logger = { info: keep, warn: keep, error: keep };
    const seeded = await worker.seed(clip);
    await worker.process(seeded.task);
    const ended = logged.filter(([event]) => event === 'stage_ended').map(([, fields]) => fields);
    expect(ended.map(({ stage }) => stage)).toEqual([
      'downloading',
      'checking',
      'normalising',
      'measuring',
      'analysing',
    ]);
    const readings = ended as unknown as MemoryReading[];
    for (const { rssMb, peakRssMb } of readings) expect(peakRssMb).toBeGreaterThanOrEqual(rssMb);
    expect(readings[0]?.tmpMb).toBeGreaterThan(0);
  });

  it('tells operators the most that it held', async () => {
    const { task } = await worker.seed(clip);
    await worker.process(task);
    const { analyses, workers } = worker.app.ports;
    const report = await analyses.readReport(task.analysisId, task.runId);
    const peakRssMb = report?.memory.peak_rss_mb ?? Number.NaN;
    await vi.waitFor(
      async () => {
        const heard = await workers.heardSince(new Date(0));
        const told = heard.find(({ analysisId }) => analysisId === task.analysisId);
        expect(told?.lastPeakMb).toBeGreaterThanOrEqual(peakRssMb);
        expect(told?.limitMb).toBe(2_048);
      },
      { timeout: 30_000 },
    );
  });
});
