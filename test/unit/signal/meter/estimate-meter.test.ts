import { describe, expect, it } from 'vitest';
import { measure } from '../../../../functions/src/signal/measure.ts';
import { estimateMeter } from '../../../../functions/src/signal/meter/estimate-meter.ts';
import { noMotion, soundOf } from '../../../support/measure-synthesized.ts';
import { playSong } from '../../../support/music/play-song.ts';
import { beatsAt, noise } from '../../../support/synthesize-sound.ts';

const song = (meter: 3 | 4) =>
  soundOf(playSong({ bpm: 104, meter, seconds: 16, over: 'strings', fromSeconds: 1.37, seed: 1 }));
const expecting = (meter: 2 | 3 | 4 | null) => ({ spans: [[95, 115]] as const, meter });

describe('the meter', () => {
  it.each([
    [3, null, 3],
    [4, null, 4],
    [3, 3, 3],
    [4, 2, 2],
    [4, 3, 4],
    [3, 4, 3],
  ] as const)('of a song in %i where %s is expected is %i', (played, expected, told) => {
    const found = measure(noMotion, song(played), null, { expected: expecting(expected) });
    expect(found.meter).toBe(told);
    expect(found.bars_per_minute).toBeCloseTo((found.tempo_bpm ?? 0) / told, 1);
  });

  it('is not told without a tempo', () => {
    const found = measure(noMotion, soundOf(noise(12)), null, { expected: expecting(3) });
    expect(found).toMatchObject({ tempo_bpm: null, meter: null, bars_per_minute: null });
  });

  it('is what is expected, or null, where all beats are alike or too few', () => {
    const beats = beatsAt(120, 20);
    const alike = [Array.from({ length: 2_000 }, () => 1)];
    expect(estimateMeter(alike, 100, beats)).toBeNull();
    expect(estimateMeter(alike, 100, beats, expecting(3))).toBe(3);
    expect(estimateMeter(alike, 100, beats.slice(0, 9), expecting(4))).toBe(4);
  });
});
