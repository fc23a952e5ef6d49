/** One number a look; null where it was not seen. */
export type Series = readonly (number | null)[];

/** Looks later by `lag`, which may be below 0: what would be beyond an end is null. */
export const shiftedBy = (series: Series, lag: number): Series =>
  series.map((_, look) => series[look + lag] ?? null);

/** The same in a circle: what goes beyond the end comes in at the start. */
export const turnedBy = (series: Series, looks: number): Series => [
  ...series.slice(looks),
  ...series.slice(0, looks),
];

/** In how many looks both are seen. */
export const looksWithBoth = (one: Series, other: Series): number =>
  one.reduce<number>(
    (count, value, look) => count + (value !== null && (other[look] ?? null) !== null ? 1 : 0),
    0,
  );
