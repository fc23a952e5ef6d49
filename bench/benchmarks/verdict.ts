import type { Benchmark } from '../frame/benchmark.ts';
import { plantedRows } from '../verdict/planted-rows.ts';

/** Faults that are planted in drawn dances, and worse views of them; with clips: `bench/verdict/`. */
export const verdict: Benchmark = {
  name: 'verdict',
  run: async () => plantedRows(),
};
