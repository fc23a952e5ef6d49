import { expect, it } from 'vitest';
import type { ProbedVideo } from '../../../functions/src/domain/video/check-video.ts';
import type { LookJob, Media, RedrawJob } from '../../../functions/src/workflows/ports/media.ts';
import { followSeveral } from '../../../functions/src/workflows/process-run/follow-several.ts';
import type { Following } from '../../../functions/src/workflows/process-run/following.ts';
import { inDark, looksAt } from '../signal/pose/tracks/synthesize-looks.ts';

const seconds = 2;

/** A couple as a model finds them, five times a second in 30 frames a second. */
async function followCouple({ onLooked = () => {}, signal = new AbortController().signal } = {}) {
  const looks = looksAt(
    [
      { at: () => ({ x: 0.3 }), clothes: inDark },
      { at: () => ({ x: 0.7 }), clothes: inDark },
    ],
    seconds,
  );
  const written: string[] = [];
  const drawn: Uint8Array[] = [];
  const told: number[] = [];
  const run = async ({ onFrame, size, step }: LookJob | RedrawJob, keep: Uint8Array[]) => {
    for (let index = 0; index * step < 30 * seconds; index++) {
      const frame = new Uint8Array(3 * size.width * size.height);
      await onFrame(frame, index);
      keep.push(frame);
    }
  };
  const media = {
    probe: async () =>
      ({
        ...{ width: 160, height: 90, durationSeconds: seconds },
        picture: { densestFrameRate: 30 },
      }) as ProbedVideo,
    async look(job: LookJob) {
      await run(job, []);
      onLooked();
    },
    redraw: (job: RedrawJob) => run(job, drawn),
  } as unknown as Media;
  let look = 0;
  const finder = { findAll: () => [...(looks[look++]?.bodies ?? [])] };
  const followed = await followSeveral(media, { frameInterval: 0, count: 2 }, finder, {
    workspace: {
      path: (name: string) => name,
      writeGzip: () => ({
        write: async (text: string) => void written.push(text),
        close: async () => {},
      }),
    },
    ...{ cutSeconds: [], signal },
    onProgress: (share: number) => void told.push(share),
  } as unknown as Following);
  return { followed, looked: look, rows: written.join('').trimEnd().split('\n'), drawn, told };
}

it('looks five times a second, and draws both ten times a second, each in one colour', async () => {
  const { followed, looked, drawn } = await followCouple();
  expect(looked).toBe(5 * seconds);
  expect(drawn).toHaveLength(10 * seconds);
  expect(followed.dancers.map(({ sightings }) => sightings.length)).toEqual([looked, looked]);
  const coloursOf = (frame: Uint8Array) => {
    const colours = new Set<number>();
    for (let at = 0; at < frame.length; at += 3) {
      colours.add(((frame[at] ?? 0) << 16) | ((frame[at + 1] ?? 0) << 8) | (frame[at + 2] ?? 0));
    }
    return colours.size;
  };
  // Of black and the two.
  expect(drawn.slice(0, 2).map(coloursOf)).toEqual([3, 3]);
});

it('writes the landmarks of each look with whose they are', async () => {
  const { rows, looked } = await followCouple();
  expect(rows[0]).toMatch(/,body_id$/);
  expect(rows).toHaveLength(1 + 2 * 17 * looked);
  expect(rows.slice(1, 35).map((row) => row.at(-1))).toEqual([
    ...Array(17).fill('1'),
    ...Array(17).fill('2'),
  ]);
  expect(rows.at(-1)).toMatch(/^54,1.800,28,.*,2$/);
});

it('tells progress that never goes down and ends below 1', async () => {
  const { told } = await followCouple();
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  expect(told.at(-1)).toBeLessThan(1);
});

it('hears a cancel while it tells who is who', async () => {
  const stop = new AbortController();
  const onLooked = () => void setImmediate(() => stop.abort(new Error('cancelled')));
  await expect(followCouple({ onLooked, signal: stop.signal })).rejects.toThrow('cancelled');
});
