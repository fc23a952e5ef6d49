/** How often a kind of work is looked for by the sweep, which runs every minute. */
export type EveryMinutes = 1 | 10 | 60;

/** So that not all fall on one minute. */
const offsets: Readonly<Record<EveryMinutes, number>> = { 1: 0, 10: 3, 60: 17 };

/**
 * Whether a sweep of this minute (of any count that goes on) looks for it; null: for everything, as on
 * the local stack, where nobody wants to wait for an hour. A minute that is left out costs nothing but
 * time: the next round finds what it would have found.
 */
export function isDueAt(everyMinutes: EveryMinutes, minute: number | null): boolean {
  return minute === null || minute % everyMinutes === offsets[everyMinutes];
}

export const minuteOf = (now: Date): number => Math.floor(now.getTime() / 60_000);
