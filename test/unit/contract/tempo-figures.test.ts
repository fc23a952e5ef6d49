import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatsAMinute, tempoInWords } from '../../../functions/src/contract/tempo-figures.ts';
import { rounded } from '../../../functions/src/signal/series.ts';

const words: [number | null, 3 | 4 | null, number | null, string | null][] = [
  [90.31, 3, 30.1, '90.3 beats a minute, 3 in a bar: 30.1 bars a minute'],
  [120.02, 4, 30, '120 beats a minute, 4 in a bar: 30 bars a minute'],
  [99.6, null, null, '100 beats a minute'],
  [null, null, null, null],
];

describe('tempoInWords', () => {
  it.each(words)('says of %s beats, %s in a bar: %s', (tempo_bpm, meter, bars, text) => {
    expect(tempoInWords({ tempo_bpm, meter, bars_per_minute: bars })).toBe(text);
  });

  it('shows beats that make the bars beside them, to the digit', () => {
    const tempo = fc.double({ min: 40, max: 240, noNaN: true });
    fc.assert(
      fc.property(
        tempo,
        fc.constantFrom(2 as const, 3 as const, 4 as const),
        (tempo_bpm, meter) => {
          const bars_per_minute = rounded(tempo_bpm / meter, 1);
          const shown = beatsAMinute({ tempo_bpm, meter, bars_per_minute });
          expect(Math.abs(Number(shown) / meter - bars_per_minute)).toBeLessThanOrEqual(0.1);
          expect(shown).toMatch(/^\d+(\.\d)?$/);
        },
      ),
    );
  });
});
