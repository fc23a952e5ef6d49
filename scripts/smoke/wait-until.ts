import { setTimeout as sleep } from 'node:timers/promises';

export interface Waiting {
  limitMs: number;
  everyMs?: number;
  signal: AbortSignal;
}

/** Looks until what it sees is enough, or the time is over. Answers the last that it saw. */
export async function waitUntil<T>(
  look: () => Promise<T>,
  isEnough: (seen: T) => boolean,
  { limitMs, everyMs = 500, signal }: Waiting,
): Promise<{ seen: T; inTime: boolean }> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (isEnough(seen)) return { seen, inTime: true };
    if (performance.now() >= untilMs) return { seen, inTime: false };
    await sleep(everyMs, undefined, { signal });
  }
}
