/** What a user's webhooks are signed with. */
export interface WebhookSecret {
  current: string;
  /** The one before the last rotation. */
  previous: { secret: string; validUntil: Date } | null;
}

/** How long both sign after a rotation, so that a receiver may take the new one over in peace. */
const overlapMs = 24 * 60 * 60 * 1000;

export function rotateSecret(
  stored: WebhookSecret | null,
  fresh: string,
  now: Date,
): WebhookSecret {
  const validUntil = new Date(now.getTime() + overlapMs);
  const previous = stored === null ? null : { secret: stored.current, validUntil };
  return { current: fresh, previous };
}

/** Each one signs: the newest first. */
export function secretsInForce({ current, previous }: WebhookSecret, now: Date): string[] {
  return previous !== null && previous.validUntil > now ? [current, previous.secret] : [current];
}

/** What is signed. */
export function signatureInput(unixSeconds: number, body: string): string {
  return `${unixSeconds}.${body}`;
}

/** The header Flokraft-Signature; a signature is hex. */
export function signatureHeader(unixSeconds: number, signatures: readonly string[]): string {
  return [`t=${unixSeconds}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
