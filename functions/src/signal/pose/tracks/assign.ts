/**
 * The assignment of rows to columns, each to one at most, whose values have the greatest sum: of each row
 * its column, or null. A value of 0 or less is never taken. By trying all of them, but for those that
 * cannot reach the best one so far.
 */
export function assign(values: readonly (readonly number[])[]): (number | null)[] {
  const taken = new Set<number>();
  const chosen: (number | null)[] = values.map(() => null);
  const ways = values.map((row) =>
    [...row.entries()].filter(([, value]) => value > 0).sort(([, one], [, other]) => other - one),
  );
  const mostFrom = ways.map(() => 0);
  for (let row = ways.length - 1; row >= 0; row--) {
    mostFrom[row] = (ways[row]?.[0]?.[1] ?? 0) + (mostFrom[row + 1] ?? 0);
  }
  let best: (number | null)[] = [...chosen];
  let most = 0;
  const tryFrom = (row: number, sum: number): void => {
    if (sum > most) {
      most = sum;
      best = [...chosen];
    }
    if (sum + (mostFrom[row] ?? 0) <= most) return;
    for (const [column, value] of ways[row] ?? []) {
      if (taken.has(column)) continue;
      taken.add(column);
      chosen[row] = column;
      tryFrom(row + 1, sum + value);
      taken.delete(column);
    }
    chosen[row] = null;
    tryFrom(row + 1, sum);
  };
  tryFrom(0, 0);
  return best;
}
