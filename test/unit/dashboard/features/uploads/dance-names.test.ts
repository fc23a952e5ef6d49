import { describe, expect, it } from 'vitest';
import { danceNames } from '../../../../../dashboard/features/uploads/dance-names.ts';
import { lengths } from '../../../../../dashboard/features/uploads/draft.ts';
import { danceKeys } from '../../../../../functions/src/contract/dances/all.ts';
import { findDance } from '../../../../../functions/src/domain/dances/find-dance.ts';

describe('the dances that the form offers', () => {
  it('are all that are known, each found by what was picked', () => {
    const found = danceNames.map((name) => findDance(name));
    expect(found.toSorted()).toEqual(danceKeys.toSorted());
  });

  it('fit the field and begin with a capital', () => {
    for (const name of danceNames) {
      expect(name.length).toBeLessThanOrEqual(lengths.danceType);
      expect(name).toMatch(/^\p{Lu}/u);
    }
    expect(danceNames).toContain('Slow waltz');
    expect(danceNames).toContain('West Coast Swing');
  });
});
