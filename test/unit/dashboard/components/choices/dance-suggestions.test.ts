import { describe, expect, it } from 'vitest';
import { danceSuggestions } from '../../../../../dashboard/components/choices/dance-suggestions.ts';
import { lengths } from '../../../../../dashboard/components/choices/run-choices.ts';
import { danceKeys, dances } from '../../../../../functions/src/contract/dances/all.ts';
import { wordsOf } from '../../../../../functions/src/contract/dances/words.ts';
import { findDance } from '../../../../../functions/src/domain/dances/find-dance.ts';

const namesFor = (written: string) => danceSuggestions(written).map(({ name }) => name);

describe('the dances that the form offers', () => {
  it('are all that are known, each found by what was picked', () => {
    const found = namesFor('').map((name) => findDance(name));
    expect(found.toSorted()).toEqual(danceKeys.toSorted());
  });

  it('fit the field and begin with a capital', () => {
    for (const name of namesFor(' ')) {
      expect(name.length).toBeLessThanOrEqual(lengths.danceType);
      expect(name).toMatch(/^\p{Lu}/u);
    }
    expect(namesFor('')).toContain('Slow waltz');
    expect(namesFor('')).toContain('West Coast Swing');
  });

  it.each([
    ['vien', 'Viennese waltz', null],
    ['Walzer wien', 'Viennese waltz', 'Wiener Walzer'],
    ['CHACH', 'Cha-cha', null],
    ['bulerias', 'Flamenco', 'bulerías'],
    ['coast west', 'West Coast Swing', null],
  ])('begin for %j with %s, also called %s', (written, name, alsoCalled) => {
    expect(danceSuggestions(written)[0]).toEqual({ name, alsoCalled });
  });

  it('are found by each of their names', () => {
    const asOne = (name: string) => wordsOf(name).join('');
    for (const { name, otherNames } of danceKeys.map((key) => dances[key])) {
      for (const other of otherNames.filter((one) => asOne(one) !== asOne(name))) {
        expect(namesFor(other).map(asOne), other).toContain(asOne(name));
      }
    }
  });

  it('come with those first whose own name begins so', () => {
    const [first, second] = namesFor('tango');
    expect(first).toBe('Tango');
    expect(second).toMatch(/^Tango /);
  });

  it.each(['Hip-hop', 'hip hop', 'our first dance', 'a house party'])(
    'are none where nothing is left to be said: %j',
    (written) => {
      expect(danceSuggestions(written)).toEqual([]);
    },
  );
});
