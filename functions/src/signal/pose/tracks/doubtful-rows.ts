/** What costs more is another body. */
export const mostCost = 14;
/** The logarithm of the odds that it is this one and not the other: under it there is a doubt. */
const leastOdds = 2.5;

/**
 * The rows that might as well go on with another column: because they could change places with another
 * row, because a row without a column could have theirs, or because one that no row has would do as well.
 */
export function doubtfulRows(
  costs: readonly (readonly number[])[],
  chosen: readonly (number | null)[],
): Set<number> {
  const doubtful = new Set<number>();
  const columns = costs[0]?.length ?? 0;
  const costOf = (row: number, column: number | null) =>
    column === null ? mostCost : (costs[row]?.[column] ?? Number.POSITIVE_INFINITY);
  for (const [row, column] of chosen.entries()) {
    if (column === null) continue;
    for (const [other, otherColumn] of chosen.entries()) {
      if (other === row) continue;
      const kept = costOf(row, column) + costOf(other, otherColumn);
      const changed = costOf(other, column) + costOf(row, otherColumn);
      if (changed - kept < leastOdds) doubtful.add(row).add(other);
    }
    for (let free = 0; free < columns; free++) {
      if (chosen.includes(free)) continue;
      if (costOf(row, free) - costOf(row, column) < leastOdds) doubtful.add(row);
    }
  }
  return doubtful;
}
