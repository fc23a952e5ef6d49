import { describe, expect, it } from 'vitest';
import { unnoticedMs } from '../../../../functions/src/contract/off-beat-words.ts';
import { danceOf, inLast, later } from '../../../support/dancers/dance.ts';
import {
  measureDance,
  measurePlanted,
  worseViews,
} from '../../../support/dancers/measure-planted.ts';
import { fallsOf, techniqueWidth } from '../../../support/dancers/planted-falls.ts';
import { type PlantedFault, plantedFaults } from '../../../support/dancers/planted-faults.ts';

/** Points that what is not the fault's own may fall by. */
const mostBeside = 5;

const holding = {
  'arrives in the last half of each count': inLast(0.5),
  'arrives in the last quarter of each count': inLast(0.25),
};

describe.each([1, 2, 3, 4])('dance %i', (seed) => {
  const faults = Object.keys(plantedFaults) as PlantedFault[];

  it.each(faults)('is scored and measured lower where it is %s, in that alone', (fault) => {
    const { score, measure, beside } = fallsOf(seed, fault);
    if (score !== null) expect(score.fall).toBeGreaterThan(score.halfWidth);
    expect(measure.fall).toBeGreaterThan(measure.halfWidth);
    expect(beside).toBeLessThanOrEqual(mostBeside);
  });

  it.each(Object.entries(holding))('is on the beat where it %s', (_how, reach) => {
    const { beat_offset_ms: lateMs, ...timing } = measureDance(
      later(danceOf(seed, undefined, reach), 0),
    );
    expect(Math.abs(lateMs ?? Number.NaN)).toBeLessThanOrEqual(unnoticedMs);
    expect(timing.beat_alignment).toBeGreaterThan(0.8);
  });

  it.each(Object.entries(worseViews))('is less sure where its view is %s', (_view, view) => {
    const clear = techniqueWidth(measurePlanted(seed, null));
    expect(techniqueWidth(measurePlanted(seed, null, view))).toBeGreaterThan(clear);
  });
});
