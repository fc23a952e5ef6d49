import { inGroups } from '../in-groups.ts';
import type { Ports } from '../ports.ts';

/** Each waits for Firestore and Storage far more than it works. */
const atOnce = 20;

/** Some at once. One that fails is logged and left for the next sweep; it does not stop the others. */
export async function forEach<T extends { analysisId: string }>(
  { logger }: Pick<Ports, 'logger'>,
  found: readonly T[],
  act: (found: T) => Promise<void>,
): Promise<void> {
  await inGroups(
    found,
    (one) =>
      act(one).catch((error: unknown) => {
        logger.error('sweep_failed', { analysisId: one.analysisId, error });
      }),
    atOnce,
  );
}
