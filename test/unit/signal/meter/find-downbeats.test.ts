import { describe, expect, it } from 'vitest';
import { findDownbeats } from '../../../../functions/src/signal/meter/find-downbeats.ts';
import { measureSound, soundOf } from '../../../support/measure-synthesized.ts';
import { playSong, type Song } from '../../../support/music/play-song.ts';
import { beatsAt, noise } from '../../../support/synthesize-sound.ts';

const songs = (['bass and chords', 'strings'] as const).flatMap((over) =>
  ([3, 4] as const).flatMap((meter) =>
    [0.2, 1.37, 2.1].map((fromSeconds, index): Song => {
      const bpm = 96 + 8 * index;
      return { bpm, meter, seconds: 24, over, fromSeconds, seed: index + 1 };
    }),
  ),
);

/** How far each lies from the beginning of the nearest bar, in seconds. */
function besideBars({ bpm, meter, fromSeconds }: Song, downbeats: readonly number[]): number[] {
  const bar = (meter * 60) / bpm;
  return downbeats.map((downbeat) => {
    const bars = (downbeat + fromSeconds) / bar;
    return Math.abs(bars - Math.round(bars)) * bar;
  });
}

describe('the first beats of bars', () => {
  it.each(songs)('of $over in $meter, from $fromSeconds s on, are told', (song) => {
    const found = measureSound(playSong(song)).downbeat_seconds;
    expect(found.length).toBeGreaterThanOrEqual((24 / 60) * (song.bpm / song.meter) - 2);
    expect(Math.max(...besideBars(song, found))).toBeLessThan(0.07);
  });

  it('are beats', () => {
    const found = measureSound(playSong({ ...(songs[0] as Song) }));
    expect(found.downbeat_seconds.every((beat) => found.beat_seconds.includes(beat))).toBe(true);
  });

  it('are not told where every beat is like the next', () => {
    const sound = soundOf(noise(24));
    const flat = sound.bandOnsets.map((part) => part.map(() => 1));
    const chroma = {
      rate: 10,
      frames: sound.chroma.frames.map(() => new Float32Array(12).fill(1)),
    };
    const alike = { ...sound, bandOnsets: flat, chroma };
    expect(findDownbeats(alike, beatsAt(120, 24), 4)).toEqual([]);
  });

  it('are not told without a meter, or of fewer than four bars', () => {
    const sound = soundOf(playSong(songs[3] as Song));
    expect(findDownbeats(sound, beatsAt(96, 24), null)).toEqual([]);
    expect(findDownbeats(sound, beatsAt(96, 24).slice(0, 15), 4)).toEqual([]);
  });
});
