import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ffmpeg } from '../support/make-clips.ts';
import { type Film, film } from '../support/media-cases/film.ts';
import { prepareCase } from '../support/media-cases/prepare-case.ts';
import { mediaWorkshop } from '../support/media-workshop.ts';
import { type SeededRandom, seededRandom } from '../support/mutated-media/seeded-random.ts';

const { normalise } = mediaWorkshop();

/** A recording whose mean rate is n · timeScale / d, as no round number is: every frame a little late. */
async function recorded(
  folder: string,
  { timeScale, frameRate, seconds }: { timeScale: number; frameRate: number; seconds: number },
  random: SeededRandom,
): Promise<string> {
  const tick = Math.floor(timeScale / frameRate);
  const frames = Math.floor(seconds * frameRate);
  const extra = random.below(timeScale / 200);
  const times = `N*${tick}+floor(${Math.max(1, tick / 8)}*random(${random.below(9)}))*gt(N,0)`;
  const path = join(folder, 'recorded.mp4');
  await ffmpeg([
    ...['-f', 'lavfi', '-i', `testsrc2=size=64x36:rate=${frameRate}:duration=${seconds + 1}`],
    ...['-vf', `settb=1/${timeScale},setpts='${times}+${extra}*eq(N,${frames - 1})'`],
    ...['-frames:v', String(frames), '-c:v', 'libx264', '-preset', 'ultrafast'],
    ...['-pix_fmt', 'yuv420p', '-vsync', 'passthrough', '-enc_time_base', `1:${timeScale}`],
    ...['-video_track_timescale', String(timeScale), path],
  ]);
  return path;
}

describe('recordings of any rate', () => {
  const random = seededRandom(15);
  const recordings = Array.from({ length: 30 }, () => ({
    timeScale: random.pick([90_000, 600, 1_000_000]),
    frameRate: random.pick([15, 20, 24, 25, 30, 50, 60]),
    seconds: random.pick([0.5, 2, 7, 19, 64, 180, 599]),
  }));

  it.each(recordings)('give as many small frames as fit: %j', async (recording) => {
    const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
    try {
      const path = await recorded(folder, recording, random);
      const { framesMeasured } = await normalise(path, {
        lengthSeconds: recording.seconds,
        maxSeconds: 602,
      });
      expect(Math.abs(framesMeasured - 15 * recording.seconds)).toBeLessThanOrEqual(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

const kept = ['-vsync', 'vfr', '-video_track_timescale', '90000'];
const scoreOf = async (changes: Film) => {
  const contentType = 'video/mp4';
  const make = (folder: string) => film(join(folder, 'dance.mp4'), changes);
  return (await prepareCase({ name: 'dance', contentType, make })).score ?? 0;
};

describe('one dance, filmed at a rate that is constant or varies', () => {
  const lost = (share: number, seed: number) =>
    `select=eq(n\\,0)+gt(mod(abs(sin(n*12.9898+${seed})*43758.5453)\\,1)\\,${share})`;
  const before = { seconds: 14, danceFrom: 4.8, frameRate: 60, bpm: 100 };
  const after = { seconds: 14, danceUntil: 9, frameRate: 60, bpm: 120 };
  const whole = { seconds: 12 };

  it.each<[string, Film, string]>([
    ['a still picture before it', before, 'select=eq(n\\,0)+gte(t\\,4.8)'],
    ['a still picture after it', after, 'select=lt(t\\,9)+gte(t\\,13.9)'],
    ['every other frame left out', whole, 'select=not(mod(n\\,2))'],
    ['half of the frames left out in rows', whole, 'select=lt(mod(n\\,6)\\,3)'],
    [
      'half of the frames of 60 a second left out by chance',
      { ...whole, frameRate: 60 },
      lost(0.5, 1),
    ],
    ['a third of the frames left out by chance', whole, lost(0.33, 2)],
  ])('scores within 5 points: %s', async (_name, changes, picture) => {
    const constant = await scoreOf(changes);
    const varying = await scoreOf({ ...changes, picture, options: kept });
    expect(Math.abs(constant - varying)).toBeLessThanOrEqual(5);
  });

  // Of these, gaps of a quarter of a second hide where the movement turns: no picture shows it.
  it.each([3, 5, 8])(
    'scores within 8 points where half of 30 frames a second is left out by chance: seed %i',
    async (seed) => {
      const constant = await scoreOf(whole);
      const varying = await scoreOf({ ...whole, picture: lost(0.5, seed), options: kept });
      expect(Math.abs(constant - varying)).toBeLessThanOrEqual(8);
    },
  );
});
