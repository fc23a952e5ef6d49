/** The one of these names that was most likely meant; null where none is near. */
export function nearName(given: string, names: readonly string[]): string | null {
  const wanted = bare(given);
  const ranked = names
    .map((name) => ({ name, distance: distanceTo(wanted, bare(name)) }))
    .filter(({ distance }) => distance !== null)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0));
  return ranked[0]?.name ?? null;
}

/** `dance_type`, `dance-type` and `DanceType` are slips of the same name. */
const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What is longer is no slip of a name of ours. */
const longestName = 40;
/** The beginning of a name stands for it from so many letters on. */
const shortestBeginning = 4;

function distanceTo(given: string, name: string): number | null {
  if (given === '' || given.length > longestName) return null;
  const most = Math.max(1, Math.floor(Math.max(given.length, name.length) / 3));
  const distance = editDistance(given, name);
  if (distance <= most && distance < name.length) return distance;
  return given.length >= shortestBeginning && name.startsWith(given) ? distance : null;
}

/** Letters added, left out, replaced, or swapped with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(above, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const swapped = row > 1 && column > 1 && isSwap ? at(before, column - 2) + 1 : replaced;
      const least = Math.min(at(above, column) + 1, at(current, column - 1) + 1, replaced, swapped);
      current.push(least);
    }
    before = above;
    above = current;
  }
  return at(above, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? 0;
