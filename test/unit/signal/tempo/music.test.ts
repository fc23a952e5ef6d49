import { describe, expect, it } from 'vitest';
import { measureSound } from '../../../support/measure-synthesized.ts';
import { hearInHall } from '../../../support/music/hear-in-hall.ts';
import { playSong } from '../../../support/music/play-song.ts';
import { soundsWithoutTempo } from '../../../support/music/sounds-without-tempo.ts';

const songs = (['bass and chords', 'voice', 'strings'] as const).flatMap((over) =>
  ([3, 4] as const).flatMap((meter) =>
    [96, 112, 128].map((bpm) => ({ over, meter, bpm, seconds: 12, fromSeconds: 1.37, seed: bpm })),
  ),
);

const isTold = (bpm: number, samples: Float64Array) =>
  Math.abs((measureSound(samples).tempo_bpm ?? 0) / bpm - 1) <= 0.04;

describe('the tempo of songs that begin amid the music', () => {
  it('is told of six in seven', () => {
    const told = songs.filter((song) => isTold(song.bpm, playSong(song)));
    expect(told.length / songs.length).toBeGreaterThanOrEqual(6 / 7);
  });

  it('is told of four in five in a hall', () => {
    const told = songs.filter((song) => isTold(song.bpm, hearInHall(playSong(song), song.seed)));
    expect(told.length / songs.length).toBeGreaterThanOrEqual(0.8);
  });
});

// Four hundred sounds of six seconds: on a busy machine they wait for their turn.
describe('the tempo of what has none', () => {
  const seeds = [1, 2, 3, 4, 5];

  it.each(Object.entries(soundsWithoutTempo))('is not told of %s', (_name, play) => {
    expect(seeds.map((seed) => measureSound(play(6, seed)).tempo_bpm)).toEqual(
      seeds.map(() => null),
    );
  });
});
