const waitPreference = /(?:^|,)\s*wait\s*=\s*"?(\d{1,9})"?\s*(?=[,;]|$)/i;

/** `wait=N` of a Prefer header (RFC 7240), at most so many seconds; null where it names none. */
export function preferredWaitSeconds(prefer: string | null, mostSeconds: number): number | null {
  const wanted = waitPreference.exec(prefer ?? '')?.[1];
  return wanted === undefined ? null : Math.min(Number(wanted), mostSeconds);
}
