import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSignalAnalyzer } from '../../../functions/src/adapters/signal-analyzer.ts';
import type { Report } from '../../../functions/src/contract/report.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import { preparedPath, proxyPath } from '../../../functions/src/domain/video/object-paths.ts';
import { getVideoUrl } from '../../../functions/src/workflows/get-video-url.ts';
import type { RunTask } from '../../../functions/src/workflows/ports/task-queue.ts';
import { rerunAnalysis } from '../../../functions/src/workflows/rerun-analysis.ts';
import { countDownloads, countMedia, failingAnalyzer } from '../../support/counting-ports.ts';
import { makeClip } from '../../support/make-clips.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../../support/quiet-worker.ts';

let folder: string;
let clip: string;
let worker: QuietWorker;
let failures: unknown[];
let calls: ReturnType<typeof countMedia>['calls'];
let downloads: string[];
let proxiesAskedFor: number;
let proxies: Buffer[];
let failWriting: boolean;
/** What lay in tmp at each upload, by what was sent. */
let filesDuringUpload: Map<string, string[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prepared-clips-'));
  clip = await makeClip(join(folder, 'clip.mp4'), { seconds: 3 });
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  failures = [];
  proxiesAskedFor = 0;
  proxies = [];
  failWriting = false;
  filesDuringUpload = new Map();
  worker = await startQuietWorker();
  const { ports } = worker.app;
  const counted = countDownloads(ports.bucket);
  const media = countMedia(ports.media);
  ({ calls } = media);
  ({ downloads } = counted);
  const upload = ports.bucket.upload;
  ports.media = media.media;
  ports.bucket = {
    ...counted.bucket,
    async upload(...given) {
      const [run = ''] = await readdir(worker.tmpDirectory);
      const files = await readdir(join(worker.tmpDirectory, run));
      filesDuringUpload.set(basename(given[0]), files.sort());
      return upload(...given);
    },
    async writeText(...given) {
      if (failWriting) throw new Error('the worker dies here');
      return counted.bucket.writeText(...given);
    },
  };
  const signal = createSignalAnalyzer();
  const askingForProxies = {
    ...signal,
    async analyse(job: Parameters<typeof signal.analyse>[0]) {
      for (let asked = 0; asked < proxiesAskedFor; asked += 1) {
        proxies.push(await readFile(await job.proxyPath()));
      }
      return signal.analyse(job);
    },
  };
  ports.analyzer = failingAnalyzer(askingForProxies, failures);
});
afterEach(async () => {
  expect(await readdir(worker.tmpDirectory)).toEqual([]);
  await worker.close();
});

const unavailable = () =>
  new AppError('analyzer_unavailable', 'The judge is away.', { retryable: true });

async function summaryOf({ task }: Seeded) {
  return (await worker.app.ports.analyses.read(task.analysisId))?.summary;
}

async function complete(task: RunTask): Promise<Report> {
  await worker.process(task);
  const report = await worker.app.ports.analyses.readReport(task.analysisId, task.runId);
  if (report === null) throw new Error('The run wrote no report.');
  return report;
}

async function rerun({ userId, task }: Seeded): Promise<RunTask> {
  const { ports, config } = worker.app;
  const caller = { userId, isAdmin: false };
  const { runId } = await rerunAnalysis(ports, config, caller, task.analysisId);
  const dispatch = (await ports.analyses.read(task.analysisId))?.work.dispatch ?? 0;
  return { analysisId: task.analysisId, runId, dispatch };
}

describe('a run whose video was prepared before', () => {
  it('does not prepare it again after a failed attempt, nor go back a stage', async () => {
    const seeded = await worker.seed(clip);
    failures.push(unavailable());
    await expect(worker.process(seeded.task)).rejects.toMatchObject({
      code: 'analyzer_unavailable',
    });
    const afterFirst = await summaryOf(seeded);
    expect(afterFirst).toMatchObject({ status: 'processing', attempt: 1 });

    const report = await complete(seeded.task);
    expect(calls).toEqual({ probe: 1, normalise: 1 });
    expect(downloads).toEqual(['source']);
    expect(Object.keys(report.timing_ms)).toEqual(['analysing']);
    expect(report).toMatchObject({ frames_decoded: 45, frames_measured: 45 });
    expect(await summaryOf(seeded)).toMatchObject({ status: 'completed', attempt: 2 });
  });

  it('serves a rerun: the same measurements and facts, with no decode', async () => {
    const seeded = await worker.seed(clip);
    const first = await complete(seeded.task);
    const described = (await summaryOf(seeded))?.video;
    const second = await complete(await rerun(seeded));
    expect(calls.normalise).toBe(1);
    expect(downloads).toEqual(['source']);
    const { timing_ms, memory: _, created_at: __, ...same } = first;
    expect(second).toMatchObject(same);
    expect(Object.keys(timing_ms)).toEqual([
      'downloading',
      'checking',
      'normalising',
      'measuring',
      'analysing',
    ]);
    expect((await summaryOf(seeded))?.video).toEqual(described);
    expect(described).toMatchObject({ width: 160, height: 90, has_audio: true });
  });

  it('fetches the proxy once, and only where the analyzer asks for it', async () => {
    const seeded = await worker.seed(clip);
    proxiesAskedFor = 1;
    await complete(seeded.task);
    expect(downloads).toEqual(['source']);
    proxiesAskedFor = 2;
    await complete(await rerun(seeded));
    expect(downloads).toEqual(['source', 'proxy']);
    const [made, ...fetched] = proxies;
    expect(fetched.map((proxy) => proxy.equals(made ?? Buffer.of()))).toEqual([true, true]);
  });

  it('waits for its next attempt where the proxy goes while it is judged', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    proxiesAskedFor = 1;
    const task = await rerun(seeded);
    const { bucket } = worker.app.ports;
    worker.app.ports.bucket = {
      ...bucket,
      async download(objectPath, ...given) {
        if (objectPath.endsWith('/proxy')) await bucket.remove(objectPath);
        return bucket.download(objectPath, ...given);
      },
    };
    await expect(worker.process(task)).rejects.toMatchObject({ code: 'internal' });
    await complete(task);
    expect(calls.normalise).toBe(2);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy', 'source']);
  });

  it('still plays from the bucket', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    await complete(await rerun(seeded));
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy', 'source']);
    const request = { analysisId: seeded.task.analysisId, asset: 'video' };
    const caller = { userId: seeded.userId, isAdmin: false };
    const { url } = await getVideoUrl(worker.app.ports, caller, request);
    expect(decodeURIComponent(url)).toContain('/proxy?');
    expect((await fetch(url)).status).toBe(200);
  });

  it('is refused where the limits have been lowered since', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    await worker.process(await rerun(seeded), { maxVideoDurationSeconds: 1 });
    expect(await summaryOf(seeded)).toMatchObject({ error: { code: 'video_too_long' } });
    await worker.process(await rerun(seeded), { maxVideoSizeBytes: 1_000 });
    expect(await summaryOf(seeded)).toMatchObject({ error: { code: 'video_too_large' } });
    expect(downloads).toEqual(['source']);
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(1);
  });
});

describe('a run prepares anew', () => {
  it('where the trim has changed', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    const params = { trim: { start_seconds: 1, end_seconds: 2 } };
    const task = await rerun(seeded);
    await worker.app.ports.analyses.update(task.analysisId, () => ({
      result: undefined,
      change: { summary: { params } },
    }));
    expect(await complete(task)).toMatchObject({ frames_decoded: 15 });
    expect(calls.normalise).toBe(2);
    expect(await complete(await rerun(seeded))).toMatchObject({ frames_decoded: 15 });
    expect(calls.normalise).toBe(2);
  });

  it('where another video lies in its place', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    await seeded.upload(await makeClip(join(folder, 'shorter.mp4'), { seconds: 1 }));
    expect(await complete(await rerun(seeded))).toMatchObject({ frames_decoded: 15 });
    expect(calls.normalise).toBe(2);
  });

  it('where the worker died between the proxy and what it says of it', async () => {
    const seeded = await worker.seed(clip);
    failWriting = true;
    await complete(seeded.task);
    expect(await seeded.objects()).toEqual(['poster', 'proxy', 'source']);
    failWriting = false;
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(2);
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(2);
  });

  it('where what is kept tells of an earlier proxy', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    const target = proxyPath(seeded.userId, seeded.task.analysisId);
    const options = { contentType: 'video/mp4', signal: new AbortController().signal };
    await startQuietWorker().then(async (other) => {
      await other.app.ports.bucket.upload(clip, target, options);
      await other.close();
    });
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(2);
  });

  it('where the proxy is gone', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    await worker.app.ports.bucket.remove(proxyPath(seeded.userId, seeded.task.analysisId));
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(2);
    expect(await seeded.objects()).toEqual(['poster', 'prepared.json', 'proxy', 'source']);
  });

  it.each([
    ['cut short', '{"version":1,'],
    ['larger than any of ours', JSON.stringify({ version: 1, text: 'x'.repeat(2 ** 20) })],
  ])('where what is kept is %s', async (_what, text) => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    const target = preparedPath(seeded.userId, seeded.task.analysisId);
    await worker.app.ports.bucket.writeText(target, text);
    await complete(await rerun(seeded));
    expect(calls.normalise).toBe(2);
  });
});

describe('the source', () => {
  it('leaves tmp as soon as the proxy exists', async () => {
    const seeded = await worker.seed(clip);
    await complete(seeded.task);
    expect(filesDuringUpload).toEqual(
      new Map([
        ['proxy.mp4', ['proxy.mp4', 'sound.s16le']],
        ['poster.jpg', ['poster.jpg', 'proxy.mp4']],
      ]),
    );
  });
});
