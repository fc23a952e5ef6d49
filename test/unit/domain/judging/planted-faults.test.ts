import { describe, expect, it } from 'vitest';
import { measurePlanted, worseViews } from '../../../support/dancers/measure-planted.ts';
import { fallsOf, techniqueWidth } from '../../../support/dancers/planted-falls.ts';
import { type PlantedFault, plantedFaults } from '../../../support/dancers/planted-faults.ts';

/** Points that what is not the fault's own may fall by. */
const mostBeside = 5;

describe.each([1, 2, 3, 4])('dance %i', (seed) => {
  const faults = Object.keys(plantedFaults) as PlantedFault[];

  it.each(faults)('is scored and measured lower where it is %s, in that alone', (fault) => {
    const { score, measure, beside } = fallsOf(seed, fault);
    if (score !== null) expect(score.fall).toBeGreaterThan(score.halfWidth);
    expect(measure.fall).toBeGreaterThan(measure.halfWidth);
    expect(beside).toBeLessThanOrEqual(mostBeside);
  });

  it.each(Object.entries(worseViews))('is less sure where its view is %s', (_view, view) => {
    const clear = techniqueWidth(measurePlanted(seed, null));
    expect(techniqueWidth(measurePlanted(seed, null, view))).toBeGreaterThan(clear);
  });
});
