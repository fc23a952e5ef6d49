import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DanceKey, danceKeys, dances } from '../../../../functions/src/contract/dances/all.ts';
import { tempoWords } from '../../../../functions/src/domain/dances/tempo-words.ts';

const words: [DanceKey, number, number | null, string, string][] = [
  [
    ...(['waltz', 90.3, 3, 'within_competition'] as const),
    '30.1 bars a minute: within competition tempo for a slow waltz',
  ],
  [
    ...(['waltz', 86, null, 'within_competition'] as const),
    '28.7 bars a minute: within competition tempo for a slow waltz',
  ],
  [
    ...(['waltz', 108, null, 'faster_than_competition'] as const),
    '36 bars a minute: 20 % faster than a slow waltz is danced in competitions',
  ],
  [
    ...(['tango', 111.6, 4, 'slower_than_competition'] as const),
    '27.9 bars a minute: 10 % slower than a tango is danced in competitions',
  ],
  [
    ...(['samba', 102, 4, 'within_competition'] as const),
    '51 bars a minute: within competition tempo for a samba',
  ],
  ['salsa', 188, 4, 'within_span', 'within the span that salsa is danced to'],
  ['bachata', 174, null, 'faster_than_span', '20 % faster than bachata is danced to'],
  ['house', 109.25, 4, 'slower_than_span', '5 % slower than house is danced to'],
  ['hip_hop', 176, null, 'within_span', 'within the span that hip-hop is danced to'],
  [
    ...(['quickstep', 100, 4, 'counted_otherwise'] as const),
    'quickstep counts it as 200 beats a minute, within its span',
  ],
  [
    ...(['viennese_waltz', 59, null, 'counted_otherwise'] as const),
    'Viennese waltz counts it as 177 beats a minute, within its span',
  ],
  [
    ...(['ballad', 148, null, 'counted_otherwise'] as const),
    'ballad counts it as 74 beats a minute, within its span',
  ],
  [
    ...(['waltz', 90, 4, 'another_meter'] as const),
    'the music has 4 beats in a bar, where slow waltz has 3',
  ],
  [
    ...(['cha_cha', 120, 3, 'another_meter'] as const),
    'the music has 3 beats in a bar, where cha-cha has 4',
  ],
];

describe('tempoWords', () => {
  it.each(words)('says of %s at %s (meter %s): %s', (key, bpm, meter, code, text) => {
    expect(tempoWords(bpm, meter, key)).toMatchObject({ code, text });
  });

  it('gives the values that its words are made of', () => {
    expect(tempoWords(108, null, 'waltz')?.values).toEqual({
      dance: 'waltz',
      name: 'slow waltz',
      bars: 36,
      percent: 20,
    });
  });

  it.each<[string, number | null, DanceKey | null]>([
    ['no tempo', null, 'waltz'],
    ['no dance', 90, null],
    ['a dance to any tempo', 90, 'ballet'],
  ])('says nothing of %s', (_what, bpm, key) => {
    expect(tempoWords(bpm, null, key)).toBeNull();
  });

  it('takes the very ends of every span for within', () => {
    for (const key of danceKeys) {
      const { bpm, meter, competitionBars } = dances[key];
      const ends = competitionBars?.map((bars) => bars * (meter ?? 0)) ?? bpm ?? [];
      const code = competitionBars === undefined ? 'within_span' : 'within_competition';
      for (const end of ends) expect(tempoWords(end, null, key)?.code, key).toBe(code);
    }
  });

  it('never says that a tempo is off by nothing, and shows no more than one decimal', () => {
    const tempo = fc.double({ min: 30, max: 320, noNaN: true });
    fc.assert(
      fc.property(tempo, fc.constantFrom(...danceKeys), (bpm, key) => {
        const said = tempoWords(bpm, null, key);
        expect(said?.values['percent']).not.toBe(0);
        expect(said?.text ?? '').not.toMatch(/\d\.\d\d|NaN/);
      }),
    );
  });
});
