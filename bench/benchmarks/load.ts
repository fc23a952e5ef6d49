import type { Benchmark } from '../frame/benchmark.ts';
import { budgetAtRandomRows, budgetRows } from '../load/region/budget-rows.ts';
import { creationRows } from '../load/region/creation-rows.ts';
import { sweepRows } from '../load/region/sweep-rows.ts';

/** What the service does at once, as far from Firestore as within a region. */
export const load: Benchmark = {
  name: 'load',
  async run() {
    return [
      // The emulator is at full speed after some thousands of calls.
      ...(await creationRows()),
      ...(await sweepRows()),
      ...(await budgetAtRandomRows()),
      ...(await budgetRows('a user each', (worker) => `user-${worker}`)),
      ...(await budgetRows('10 of each user', (worker) => `user-${worker % 20}`)),
    ];
  },
};
