import type { Measurements } from '../../contract/measurements.ts';
import type { MeasureKey } from '../../contract/measures.ts';

/** What a profile wants and was not measured. */
export type Missing = readonly MeasureKey[];

export const among = (missing: Missing, ...wanted: readonly MeasureKey[]) =>
  wanted.filter((measure) => missing.includes(measure));

/** What else is missing for that is said once. */
export const isOfNobody = ({ seen_spans: seen }: Measurements): boolean => seen?.length === 0;
