/** Two tabs that sent the same upload would each lose what the other had brought. */

const nameOf = (analysisId: string) => `flokraft.upload.${analysisId}`;

/** What this page is at. */
const ours = new Set<string>();

/** Does the work while no other tab can; null, and nothing done, where another one is at it. */
export async function holdUpload<T>(analysisId: string, work: () => Promise<T>): Promise<T | null> {
  ours.add(analysisId);
  try {
    const locks = locksHere();
    if (locks === null) return await work();
    return await locks.request(nameOf(analysisId), { ifAvailable: true }, (lock) =>
      lock === null ? null : work(),
    );
  } finally {
    ours.delete(analysisId);
  }
}

/** Whether this page is sending it, or about to. */
export const isOurs = (analysisId: string): boolean => ours.has(analysisId);

/** Whether some tab is sending it. */
export async function isHeld(analysisId: string): Promise<boolean> {
  const { held = [] } = (await locksHere()?.query()) ?? {};
  return held.some(({ name }) => name === nameOf(analysisId));
}

/** Waits until none is. Rejects when `signal` aborts. */
export async function untilFree(analysisId: string, signal: AbortSignal): Promise<void> {
  await locksHere()?.request(nameOf(analysisId), { mode: 'shared', signal }, () => {});
}

/** Null in older browsers: there nobody sees to it. */
const locksHere = (): LockManager | null => navigator.locks ?? null;
