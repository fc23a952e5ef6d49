import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../functions/src/domain/errors.ts';
import { cancelAnalysis } from '../../functions/src/workflows/cancel-analysis.ts';
import type { CutJob } from '../../functions/src/workflows/ports/media.ts';
import { burstsClip } from '../support/bursts-clip.ts';
import { childProcesses } from '../support/child-processes.ts';
import { type QuietWorker, type Seeded, startQuietWorker } from '../support/quiet-worker.ts';

let folder: string;
let video: string;
let worker: QuietWorker;
let messages: string[];
/** Called before each cut, counted from 1. */
let beforeCut: (count: number, job: CutJob) => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stopped-cutting-'));
  video = join(folder, 'bursts.mp4');
  const bursts = [2, 6].map((at) => ({ at, seconds: 2 }));
  await writeFile(video, await burstsClip(8, bursts));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  worker = await startQuietWorker();
  messages = [];
  const { ports } = worker.app;
  const { analyses, media } = ports;
  let cuts = 0;
  ports.media = {
    ...media,
    async cut(job) {
      cuts += 1;
      await beforeCut(cuts, job);
      return media.cut(job);
    },
  };
  ports.analyses = {
    ...analyses,
    follow(analysisId) {
      const followed = analyses.follow(analysisId);
      return {
        update: (decide) =>
          followed.update((stored) => {
            const decision = decide(stored);
            const message = decision.change?.summary.message;
            if (typeof message === 'string') messages.push(message);
            return decision;
          }),
      };
    },
  };
});
afterEach(async () => {
  expect(await readdir(worker.tmpDirectory)).toEqual([]);
  await worker.close();
});

async function seed(): Promise<Seeded> {
  const seeded = await worker.seed(video, {
    ...{ count: 2, min_seconds: 1, max_seconds: 3 },
    landmarks: false,
  });
  await worker.app.ports.analyses.update(seeded.task.analysisId, () => ({
    result: undefined,
    change: { summary: { analysis_type: 'highlights' } },
  }));
  return seeded;
}
const summaryOf = async ({ task }: Seeded) =>
  (await worker.app.ports.analyses.read(task.analysisId))?.summary;
const clipsOf = async (seeded: Seeded) =>
  (await seeded.objects()).filter((name) => name.startsWith('clip'));

describe('a run that cuts clips', () => {
  it('holds one at a time and says which', async () => {
    const held: string[][] = [];
    beforeCut = async (count, { clipPath }) => {
      held.push((await readdir(join(clipPath, '..'))).sort());
      // Progress is written now and then: decision 035.
      await expect
        .poll(() => messages, { timeout: 20_000 })
        .toContain(`Cutting clip ${count} of 2`);
    };
    const seeded = await seed();
    await worker.process(seeded.task);
    expect(await summaryOf(seeded)).toMatchObject({ status: 'completed' });
    expect(held).toEqual([['proxy.mp4'], ['proxy.mp4']]);
    expect(await clipsOf(seeded)).toEqual(['clip-run-1-1-1', 'clip-run-1-1-2']);
  });

  it('leaves neither clip nor process when it is cancelled at the second', async () => {
    const seeded = await seed();
    const caller = { userId: seeded.userId, isAdmin: false };
    beforeCut = async (count, { signal }) => {
      if (count === 1) return;
      expect(await clipsOf(seeded)).toHaveLength(1);
      const lost = new Promise((resolve) => signal.addEventListener('abort', resolve));
      await cancelAnalysis(worker.app.ports, caller, seeded.task.analysisId);
      await lost;
    };
    await worker.process(seeded.task);
    expect(await summaryOf(seeded)).toMatchObject({ status: 'cancelled' });
    expect(await clipsOf(seeded)).toEqual([]);
    expect(await childProcesses()).toEqual([]);
  });

  it('cuts all anew in its next attempt, and leaves none of the first', async () => {
    const seeded = await seed();
    beforeCut = async (count) => {
      if (count === 2) throw new AppError('internal', 'The disk is full.', { retryable: true });
    };
    await expect(worker.process(seeded.task)).rejects.toMatchObject({ code: 'internal' });
    expect(await clipsOf(seeded)).toEqual(['clip-run-1-1-1']);
    await worker.process(seeded.task);
    expect(await summaryOf(seeded)).toMatchObject({ status: 'completed', attempt: 2 });
    expect(await clipsOf(seeded)).toEqual(['clip-run-1-2-1', 'clip-run-1-2-2']);
  });
});
