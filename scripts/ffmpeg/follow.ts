import { OperatorError } from '../setup/operator-error.ts';

const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches by https alone, and goes where it is sent by https alone. Throws OperatorError, or as fetch. */
export async function follow(url: string, init: RequestInit): Promise<Response> {
  let next = new URL(url);
  for (let followed = 0; followed <= mostRedirects; followed += 1) {
    requireSecure(next, url);
    const response = await fetch(next, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    await response.body?.cancel();
    next = new URL(location, next);
  }
  throw new OperatorError(`${url} sends from one address to the next without end.`);
}

/** Plain http serves where all stays on this machine. */
export function requireSecure(next: URL, start: string): void {
  if (next.protocol === 'https:') return;
  if (next.protocol === 'http:' && isLoopback(next) && isLoopback(new URL(start))) return;
  throw new OperatorError(
    `${new URL(start).host} sends to ${next.origin === 'null' ? next.protocol : next.origin}, ` +
      'which is not https: not followed.',
  );
}

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
