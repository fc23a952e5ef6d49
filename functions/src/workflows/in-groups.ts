/** As many at once as do not get in each other's way. */
const usuallyAtOnce = 10;

/**
 * Acts on each, so many at a time: where one has ended the next begins. Then throws the first
 * failure, if there was one.
 */
export async function inGroups<T>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
  atOnce = usuallyAtOnce,
): Promise<void> {
  const failures: unknown[] = [];
  const left = items.values();
  async function takeTurns(): Promise<void> {
    for (const item of left) {
      try {
        await act(item);
      } catch (error) {
        failures.push(error);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, takeTurns));
  if (failures.length > 0) throw failures[0];
}
