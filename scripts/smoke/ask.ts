import { Finding } from './finding.ts';

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
  limitMs: number;
  signal: AbortSignal;
}

/** A request by HTTP, whatever its answer. Throws a Finding where there is none. */
export async function ask(url: string, { limitMs, signal, ...init }: Asked): Promise<Response> {
  const limit = AbortSignal.timeout(limitMs);
  try {
    return await fetch(url, { ...init, signal: AbortSignal.any([signal, limit]) });
  } catch (error) {
    signal.throwIfAborted();
    const { host } = new URL(url);
    throw new Finding(
      limit.aborted
        ? `${host} did not answer within ${Math.round(limitMs / 1000)} s.`
        : `${host} cannot be reached${reasonOf(error)}.`,
      'Look at the network from here, and whether the project was deployed: `npm run deploy`.',
      { mayPass: true },
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === '' ? '' : ` (${code})`;
}

/** Null where the body is none. */
export const jsonOf = (reply: Response): Promise<unknown> => reply.json().catch(() => null);
