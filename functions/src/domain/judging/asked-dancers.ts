import { type Measurements, nothingMeasured } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';
import { claimableMeasures } from './check-claims.ts';

/** One of several whom a model scores apart from the others. */
export interface AskedDancer {
  /** By what the prompt calls whom. */
  label: string;
  /** What was measured of whom, of which claims may be made. */
  claimable: readonly MeasureKey[];
}

/** Whom a model is asked to score one by one: nobody where there are not two. */
export function askedDancers({ bodies }: Pick<Measurements, 'bodies'>): AskedDancer[] {
  if (bodies === null || bodies.length < 2) return [];
  return bodies.map((body) => ({
    label: body.label.text,
    claimable: claimableMeasures({ ...nothingMeasured, body }),
  }));
}

/** What may be claimed of one dancer at least, in the order of the measures. */
export const claimableOfDancers = (dancers: readonly AskedDancer[]): MeasureKey[] => [
  ...new Set(dancers.flatMap(({ claimable }) => claimable)),
];
