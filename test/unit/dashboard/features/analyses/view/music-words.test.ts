import { describe, expect, it } from 'vitest';
import {
  danceInWords,
  musicInWords,
} from '../../../../../../dashboard/features/analyses/view/music-words.ts';
import type { ReportedDance } from '../../../../../../functions/src/contract/report.ts';
import { tempoSentence } from '../../../../../../functions/src/contract/tempo-sentences.ts';
import { measured } from '../../../../../support/measured.ts';

const named = (style: string, name: string, tempo: ReportedDance['tempo'] = null) => ({
  ...{ style, name, tempo },
});
const waltz = named(
  'waltz',
  'slow waltz',
  tempoSentence('within_competition', { dance: 'waltz', name: 'slow waltz', bars: 30.1 }),
);
const salsa = named(
  'salsa',
  'salsa',
  tempoSentence('within_span', { dance: 'salsa', name: 'salsa' }),
);

describe('danceInWords', () => {
  it.each([
    [
      'our Wiener Walzer',
      named('viennese_waltz', 'Viennese waltz'),
      'our Wiener Walzer (Viennese waltz)',
    ],
    ['Cha Cha', named('cha_cha', 'cha-cha'), 'Cha Cha'],
    ['our own thing', null, 'our own thing'],
    [null, null, null],
  ])('calls %j %j: %j', (written, dance, words) => {
    expect(danceInWords(written, dance)).toBe(words);
  });
});

describe('musicInWords', () => {
  const measurements = measured({ tempo: 90.31 }, { meter: 3, bars_per_minute: 30.1 });
  it.each([
    [
      'a dance of competitions',
      waltz,
      'About 90 beats a minute, 3 in a bar; 30 bars a minute: within competition tempo for a slow waltz',
    ],
    [
      'another',
      salsa,
      'About 90 beats a minute, 3 in a bar; within the span that salsa is danced to',
    ],
    ['none that we know', null, 'About 90 beats a minute, 3 in a bar'],
  ])('tells the tempo of %s', (_, dance, words) => {
    expect(musicInWords({ measurements, dance })).toBe(words);
  });

  it('tells nothing without a tempo', () => {
    expect(musicInWords({ measurements: measured({ tempo: null }), dance: null })).toBeNull();
  });
});
