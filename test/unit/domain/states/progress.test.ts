import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '../../../../functions/src/contract/vocabulary.ts';
import { overallProgress } from '../../../../functions/src/domain/states/progress.ts';

describe('overallProgress', () => {
  it('never falls from one stage or fraction to a later one', () => {
    const moment = fc.tuple(fc.nat(stages.length - 1), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [first, second] = [a, b].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
        expect(at(second)).toBeGreaterThanOrEqual(at(first));
      }),
    );
  });

  it('is a whole number from 0 to 99 for any fraction, NaN included', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.double(), (stage, fraction) => {
        const progress = overallProgress(stage, fraction);
        expect(Number.isInteger(progress)).toBe(true);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(99);
      }),
    );
  });
});

function at(moment: [number, number] | undefined): number {
  const stage = stages[moment?.[0] ?? 0] ?? 'queued';
  return overallProgress(stage, moment?.[1] ?? 0);
}
