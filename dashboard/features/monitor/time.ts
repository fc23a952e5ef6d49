const staleAfterSeconds = 180;

/** How long ago, in whole seconds; a clock that is behind makes nothing happen in the future. */
export const secondsSince = (time: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - time.getTime()) / 1_000));

/** The sweep writes the figures every minute: they are stale once it has missed three. */
export const isStale = (updatedAt: Date, now: Date): boolean =>
  secondsSince(updatedAt, now) >= staleAfterSeconds;

const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const;

/** In the two largest units that say something, such as `1 min 20 s`; tenths below 10 s. */
export function formatSpan(seconds: number): string {
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))} s`;
  let rest = Math.round(seconds);
  const parts = units.map(({ name, seconds: size }) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return { count, name };
  });
  const first = parts.findIndex(({ count }) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ count, name }) => `${count} ${name}`)
    .join(' ');
}
