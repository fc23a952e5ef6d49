import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RedrawJob } from '../../functions/src/workflows/ports/media.ts';
import { childProcesses } from '../support/child-processes.ts';
import { ffmpeg, makeClip } from '../support/make-clips.ts';
import { makeLongClip, mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, clipPath, outputPath, outputsFolder, expectAborted } = mediaWorkshop();
const size = { width: 64, height: 36 };

let clips: string;
let long: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'preview-clips-'));
  long = await makeLongClip(join(clips, 'long.mp4'));
});
afterAll(() => rm(clips, { recursive: true }));

function redrawing(proxyPath: string, changes: Partial<RedrawJob> = {}): RedrawJob {
  return {
    ...{ proxyPath, previewPath: outputPath('preview.mp4'), size, signal: never },
    ...{ frameRate: 15, seconds: 2, step: 1, onFrame: async () => {} },
    ...changes,
  };
}

/** 30 frames, each 8 levels brighter than the one before; sound for as long as is said. */
async function brighteningClip(soundSeconds = 2): Promise<string> {
  const path = clipPath('brightening.mp4');
  await ffmpeg([
    ...['-f', 'lavfi', '-i', 'nullsrc=size=64x36:rate=15:duration=2'],
    ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${soundSeconds}`],
    ...['-vf', 'geq=lum=8*N+8:cb=128:cr=128', '-pix_fmt', 'yuv420p', '-crf', '1', path],
  ]);
  return path;
}

async function levelsOf(path: string): Promise<number[]> {
  const raw = outputPath('levels.gray');
  await ffmpeg(['-i', path, '-vf', 'scale=1:1', '-f', 'rawvideo', '-pix_fmt', 'gray', raw]);
  return [...(await readFile(raw))];
}

describe('redrawing a proxy', () => {
  it('hands over frame 0 and then every one at its step', async () => {
    const levels: number[] = [];
    const onFrame = async (frame: Uint8Array, index: number) => {
      expect(index).toBe(levels.length);
      levels.push(frame[0] ?? 0);
    };
    await media.redraw(redrawing(await brighteningClip(), { step: 4, onFrame }));
    const drawn = [0, 4, 8, 12, 16, 20, 24, 28].map((number) => 8 * number + 8);
    const fullRange = drawn.map((level) => Math.max(0, ((level - 16) * 255) / 219));
    expect(levels).toHaveLength(fullRange.length);
    for (const [index, level] of fullRange.entries()) {
      expect(Math.abs((levels[index] ?? 0) - level)).toBeLessThan(4);
    }
  });

  it('keeps what was drawn, the length and the sound', async () => {
    const onFrame = async (frame: Uint8Array) => void frame.fill(200);
    const job = redrawing(await brighteningClip(), { step: 2, onFrame });
    await media.redraw(job);
    const preview = await media.probe(job.previewPath, never);
    expect(preview).toMatchObject({ ...size, hasAudio: true });
    expect(preview.durationSeconds).toBeCloseTo(2, 0);
    const levels = await levelsOf(job.previewPath);
    expect(levels).toHaveLength(15);
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(4);
  });

  it.each([
    ['ends early', 0.2],
    ['goes on', 4.3],
  ])('keeps every picture where the sound %s', async (_what, seconds) => {
    const clip = clipPath('uneven.mp4');
    await ffmpeg([
      ...['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=15:duration=4'],
      ...['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`],
      ...['-pix_fmt', 'yuv420p', '-preset', 'ultrafast', clip],
    ]);
    const abort = AbortSignal.timeout(15_000);
    const job = redrawing(clip, { size: { width: 320, height: 180 }, seconds: 4, signal: abort });
    await media.redraw(job);
    expect((await media.probe(job.previewPath, never)).durationSeconds).toBeCloseTo(4, 0);
  });

  it('takes a proxy without sound', async () => {
    const job = redrawing(await makeClip(clipPath('silent.mp4'), { sound: false }));
    await media.redraw(job);
    expect(await media.probe(job.previewPath, never)).toMatchObject({ hasAudio: false });
  });

  it.each([0, 5, 60, 300])('leaves neither process nor file when aborted after %i ms', (afterMs) =>
    expectAborted(
      (signal) => media.redraw(redrawing(long, { signal, frameRate: 30, seconds: 20 })),
      afterMs,
    ),
  );

  it('ends with what looking at a frame throws, and leaves nothing', async () => {
    const failure = new Error('the model broke');
    const onFrame = () => Promise.reject(failure);
    const run = media.redraw(redrawing(await brighteningClip(), { onFrame }));
    await expect(run).rejects.toBe(failure);
    expect(await childProcesses()).toEqual([]);
    expect(await readdir(outputsFolder())).toEqual([]);
  });

  it('has no more than a few frames under way while one is looked at', async () => {
    let handed = 0;
    const blocked = Promise.withResolvers<void>();
    const abort = new AbortController();
    const onFrame = () => {
      handed += 1;
      return handed === 1 ? blocked.promise : Promise.resolve();
    };
    const run = media.redraw(redrawing(long, { onFrame, signal: abort.signal, seconds: 20 }));
    run.catch(() => {});
    await expect.poll(() => handed, { timeout: 30_000 }).toBe(1);
    await delay(500);
    expect(handed).toBe(1);
    abort.abort();
    blocked.resolve();
    await expect(run).rejects.toBeDefined();
  });
});
