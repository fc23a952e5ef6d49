import { queries } from '../domain/queries.ts';
import type { Ports } from './ports.ts';

interface Counts {
  all: number;
  completed: number;
}
interface Counted {
  counts: Promise<Counts>;
  /** Null until they are there. */
  goodUntilMs: number | null;
}

/** Firestore charges one document read for so many that it counts. */
const countedPerRead = 1_000;
const msPerRead = 1_000;

const known = new WeakMap<Ports['analyses'], Counted>();

/**
 * How many analyses there are. Kept for as many seconds as counting them read documents: a small
 * service is told exactly, and a large one's monitor reads one document a second, however often it
 * asks and however many there are.
 */
export function countAll({ analyses, clock }: Pick<Ports, 'analyses' | 'clock'>): Promise<Counts> {
  const before = known.get(analyses);
  const isGood =
    before !== undefined &&
    (before.goodUntilMs === null || clock.now().getTime() < before.goodUntilMs);
  if (isGood) return before.counts;
  const counted: Counted = { counts: count(analyses), goodUntilMs: null };
  known.set(analyses, counted);
  counted.counts.then(
    ({ all, completed }) => {
      const reads = Math.floor(all / countedPerRead) + Math.floor(completed / countedPerRead);
      counted.goodUntilMs = clock.now().getTime() + reads * msPerRead;
    },
    () => known.delete(analyses),
  );
  return counted.counts;
}

async function count(analyses: Ports['analyses']): Promise<Counts> {
  const [all, completed] = await Promise.all([
    analyses.count(queries.all()),
    analyses.count(queries.inStatus('completed')),
  ]);
  return { all, completed };
}
