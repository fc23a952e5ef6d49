import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { danceKeys } from '../../../../functions/src/contract/dances/all.ts';
import { expectedTempo } from '../../../../functions/src/domain/dances/expected-tempo.ts';
import { estimateTempo, pulseOf } from '../../../../functions/src/signal/tempo/estimate-tempo.ts';
import { levelsInDoubt } from '../../../../functions/src/signal/tempo/levels-in-doubt.ts';
import { soundOf } from '../../../support/measure-synthesized.ts';
import { playSong } from '../../../support/music/play-song.ts';
import { beatsAt, drums, mix } from '../../../support/synthesize-sound.ts';

const rate = 100;
const lagOf = (bpm: number) => (60 * rate) / bpm;

/** What a pulse of `bpm` may be counted as, that repeats half as fast and twice as fast as clearly as is said. */
function countedAs(bpm: number, half: number, double: number): number[] {
  const lag = lagOf(bpm);
  const comb = (other: number) => (other > lag ? half : other < lag ? double : 1);
  return levelsInDoubt(lag, comb, rate).map((other) => Math.round((60 * rate) / other));
}

describe('levelsInDoubt', () => {
  it.each([
    ['none where half beats are not played and half the tempo is slow', 100, 1, 0.3, []],
    ['the double where half beats are played', 86, 1, 0.7, [172]],
    ['not the double where hardly any are', 86, 0.7, 0.55, []],
    ['not the double of what is fast', 125, 0.7, 0.8, []],
    ['half of what is fast', 180, 1, 0.2, [90]],
    ['half where every other beat is the stronger one', 136, 1.2, 0.2, [68]],
    ['not half where all beats are alike', 112, 1, 0.2, []],
    ['both, the likelier one first', 115, 1.45, 0.9, [58, 230]],
  ] as const)('are %s', (_, bpm, half, double, others) => {
    expect(countedAs(bpm, half, double)).toEqual(others);
  });
});

describe('a tempo whose level is clear', () => {
  const expectations = danceKeys.map(expectedTempo);

  it.each([
    [
      'a song',
      playSong({ bpm: 104, meter: 4, over: 'voice', seconds: 12, fromSeconds: 1, seed: 4 }),
    ],
    ['drums', drums(beatsAt(110, 12, 0.3), 12)],
  ])('is told the same whatever dance is named: %s', (_, samples) => {
    const sound = soundOf(samples);
    const pulse = pulseOf(sound);
    const told = estimateTempo(pulse, sound.rate);
    expect(told?.isLevelClear).toBe(true);
    for (const expected of expectations) {
      expect(estimateTempo(pulse, sound.rate, expected)).toEqual(told);
    }
  });

  it('is told the same whatever tempi are expected of drums of any strength between the beats', () => {
    const span = fc.tuple(fc.integer({ min: 30, max: 150 }), fc.integer({ min: 0, max: 150 }));
    const heard = fc.record({
      bpm: fc.integer({ min: 50, max: 200 }),
      between: fc.double({ min: 0, max: 1, noNaN: true }),
      spans: fc.array(span, { minLength: 1, maxLength: 2 }),
    });
    const seen = { clear: 0, changed: 0 };
    fc.assert(
      fc.property(heard, ({ bpm, between, spans }) => {
        const played = mix(drums(beatsAt(bpm, 6), 6), drums(beatsAt(2 * bpm, 6), 6, between));
        const sound = soundOf(played);
        const pulse = pulseOf(sound);
        const told = estimateTempo(pulse, sound.rate);
        const expected = {
          spans: spans.map(([slowest, wide]) => [slowest, slowest + wide] as const),
          meter: null,
        };
        const named = estimateTempo(pulse, sound.rate, expected);
        if (told?.isLevelClear) {
          seen.clear++;
          expect(named).toEqual(told);
        } else if (named?.bpm !== told?.bpm) seen.changed++;
      }),
      { seed: 19, numRuns: 60 },
    );
    expect(seen.clear).toBeGreaterThan(10);
    expect(seen.changed).toBeGreaterThan(3);
  });
});
