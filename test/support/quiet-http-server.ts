import { randomUUID } from 'node:crypto';
import type { App } from '../../functions/src/app.ts';
import type { Caller } from '../../functions/src/domain/access.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { multipartBody, multipartType, type Part } from './multipart.ts';

export interface QuietHttpServer extends HttpServer {
  /** Asks as a caller; the signal hangs up. */
  ask(caller: Caller, request: string, options?: AskOptions): Promise<Response>;
  /** The ids of what a user's sessions are, newest first. */
  sessionsOf(caller: Caller): Promise<{ sessionId: string; status: string; error: unknown }[]>;
}
export interface AskOptions {
  /** Sent as multipart/form-data. */
  form?: readonly Part[];
  json?: object;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export const aDancer = (): Caller => ({ userId: randomUUID(), isAdmin: false });

/**
 * The HTTP API in a project of its own, for which no function is deployed: no trigger, sweep, worker
 * or other test meddles.
 * A token is the caller that it stands for.
 */
export async function startQuietHttpServer(
  ports: (app: App) => Partial<Ports> = () => ({}),
): Promise<QuietHttpServer> {
  const projectId = `demo-quiet-${randomUUID()}`;
  const server = await startHttpServer({
    config: { projectId, bucketName: `${projectId}.firebasestorage.app` },
    ports: (app) => ({
      tokens: { verify: async (token) => JSON.parse(Buffer.from(token, 'base64').toString()) },
      tasks: { enqueue: async () => {}, remove: async () => {} },
      // Runs that nobody works off hold up no other test.
      line: { ...app.ports.line, mostOut: 1_000 },
      ...ports(app),
    }),
  });
  const ask: QuietHttpServer['ask'] = (caller, request, { form, json, headers, signal } = {}) => {
    const [method = 'GET', path = '/'] = request.split(' ');
    return fetch(`${server.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Authorization: `Bearer ${Buffer.from(JSON.stringify(caller)).toString('base64')}`,
        ...(form && { 'Content-Type': multipartType }),
        ...(json && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(form && { body: multipartBody(form) }),
      ...(json && { body: JSON.stringify(json) }),
      ...(signal && { signal }),
    });
  };
  return {
    ...server,
    ask,
    async sessionsOf(caller) {
      const reply = await ask(caller, 'GET /api/v1/video/sessions');
      const { sessions } = (await reply.json()) as Awaited<{
        sessions: { sessionId: string; status: string; error: unknown }[];
      }>;
      return sessions;
    },
  };
}
