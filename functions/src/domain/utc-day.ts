const dayMs = 24 * 60 * 60 * 1000;

/** Such as `2026-01-31`, in UTC; later days compare greater. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

export function dayBefore(now: Date): string {
  return dayOf(new Date(now.getTime() - dayMs));
}

/** When a day such as `2026-01-31` is over. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(day) + dayMs);
}

export function secondsToNextDay(now: Date): number {
  return Math.ceil((dayMs - (now.getTime() % dayMs)) / 1000);
}

/** So many days, today first. */
export function lastDays(count: number, now: Date): string[] {
  return Array.from({ length: count }, (_, ago) => dayOf(new Date(now.getTime() - ago * dayMs)));
}
