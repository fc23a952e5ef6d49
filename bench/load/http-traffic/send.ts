import type { Request } from './request.ts';

/** Longer than any route may take: what is not answered by then hangs. */
const timeoutMs = 30_000;

export interface Outcome {
  /** Null: no answer in time. */
  status: number | null;
  /** A status that the request must not have; it says which request. */
  fault: string | null;
}

/** Sends one request, tells the visitor what became of it, and judges the answer. */
export async function send(address: string, request: Request): Promise<Outcome> {
  const { method, path, headers = {}, body, expected } = request;
  // Each visitor's refusals would else count against the one address of all.
  const from = { 'X-Forwarded-For': `198.51.100.${Math.floor(Math.random() * 250)}` };
  try {
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { ...from, ...headers },
      ...(body !== undefined && body !== '' && { body }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await reply.text();
    if (reply.status === expected[0]) request.onSuccess?.(JSON.parse(text));
    if (expected.includes(reply.status)) return { status: reply.status, fault: null };
    const fault = `${method} ${path} answered ${reply.status} for ${expected}: ${text}`;
    return { status: reply.status, fault: fault.slice(0, 300) };
  } catch (error) {
    return { status: null, fault: `${method} ${path} was not answered: ${String(error)}` };
  }
}
