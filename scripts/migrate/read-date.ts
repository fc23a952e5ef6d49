const millisecondsFrom = 100_000_000_000;

/** A time as the old servers wrote it: Date, ISO 8601, or seconds or milliseconds since 1970. */
export function readDate(value: unknown): Date | null {
  if (value instanceof Date) return valid(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)) return valid(asUtc(value));
  if (typeof value !== 'number') return null;
  return valid(new Date(value >= millisecondsFrom ? value : value * 1_000));
}

/** Python's isoformat() names no zone; the old servers ran in UTC. */
function asUtc(text: string): Date {
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10));
  return new Date(hasZone || text.length === 10 ? text : `${text}Z`);
}

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) ? null : date);
