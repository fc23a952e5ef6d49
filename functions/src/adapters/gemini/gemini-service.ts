import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../workflows/ports.ts';
import { type CallKind, failureOfStatus, readServiceError } from './refusals.ts';
import { sendRequest } from './send-request.ts';
import { withinTime } from './time-limit.ts';

/** Where the model is and who asks. */
export interface GeminiService {
  apiKey: string;
  /** Without a slash at the end. */
  baseUrl: string;
  clock: Clock;
}

export const googleBaseUrl = 'https://generativelanguage.googleapis.com';
export const apiVersion = 'v1beta';

export interface ServiceCall {
  kind: CallKind;
  method: 'GET' | 'POST' | 'DELETE';
  /** From the base URL on, such as `/v1beta/files/abc`. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  timeoutMs: number;
  signal: AbortSignal;
}

/** One small JSON call; throws the AppError of any reply outside 2xx. */
export async function callService(
  service: GeminiService,
  call: ServiceCall,
): Promise<{ headers: IncomingHttpHeaders; body: string }> {
  const { timeoutMs, signal } = call;
  const reply = await withinTime({ clock: service.clock, timeoutMs, signal }, (limited) =>
    sendRequest({
      method: call.method,
      url: `${service.baseUrl}${call.path}`,
      headers: {
        'x-goog-api-key': service.apiKey,
        'content-type': 'application/json',
        ...call.headers,
      },
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: limited,
    }),
  );
  if (reply.status < 200 || reply.status > 299) {
    throw failureOfStatus(call.kind, readServiceError(reply));
  }
  return reply;
}
