import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { refusalReply } from '../../../functions/src/contract/sessions.ts';
import {
  type DescribedRoute,
  fillPath,
  type OpenApi,
  readDocument,
  routeBehind,
  routesIn,
} from '../../support/described-routes.ts';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { openAccount } from '../../support/id-tokens.ts';
import { seedAnalysis } from '../../support/seeded-analysis.ts';

const server: HttpServer = await startHttpServer();
const document = await readDocument(server.address);
const routes = routesIn(document);
afterAll(() => server.stop());

const upload = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };
/** What a client that does all right sends; a route that is not named is asked with nothing. */
const requests: Readonly<Record<string, { body?: object; query?: string }>> = {
  'POST /api/v1/video/uploads': { body: { ...upload, title: 'Finals', params: {} } },
  'GET /api/v1/video/sessions': { query: '?limit=2&status=completed' },
};

/** What a reply may say beside its body. */
const toldHeaders = ['X-Next-Cursor', 'Link', 'Retry-After', 'Location', 'Preference-Applied'];

const states = [
  { status: 'completed' },
  { status: 'processing', processed: false, stage: 'measuring', progress: 40 },
  {
    status: 'failed',
    processed: false,
    error: { code: 'video_unreadable', message: 'Send another.', retryable: false },
  },
  { status: 'expired', processed: false, video: null },
  { status: 'missing' },
] as const;

/** As an admin who owns it, a session in this state. */
async function ask(route: DescribedRoute, state: (typeof states)[number]) {
  const { uid, idToken } = await openAccount({ admin: true });
  const sessionId =
    state.status === 'missing' ? randomUUID() : await seedAnalysis(uid, { ...state });
  const { body, query = '' } = requests[route.name] ?? {};
  return fetch(`${server.address}${fillPath(route, sessionId)}${query}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      Authorization: `Bearer ${idToken}`,
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

describe.each(routes)('$name', (route) => {
  it.each(states)('answers as the document says of a session that is $status', async (state) => {
    const reply = await ask(route, state);
    const described = route.operation.responses[String(reply.status)];
    expect(described, `${reply.status} is not in the document`).toBeDefined();
    for (const name of toldHeaders.filter((one) => reply.headers.has(one))) {
      expect(Object.keys(described?.headers ?? {})).toContain(name);
    }
    const text = await reply.text();
    const ours = routeBehind(route).replies[reply.status];
    if (ours !== undefined && ours.schema === null) return expect(text).toBe('');
    expect(reply.headers.get('Content-Type')).toMatch(/^application\/json/);
    const body: unknown = JSON.parse(text);
    if (ours !== undefined) return expect(ours.schema?.safeParse(body).error).toBeUndefined();
    const { reason, code } = refusalReply.parse(body);
    expect(code).toBe(reply.status);
    expect(described?.description.split(', ')).toContain(reason);
  });
});

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1, with a description for each answer', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const { path, operation } of routes) {
      expect(path).toMatch(/^\//);
      const answers = Object.entries(operation.responses);
      expect(answers.length).toBeGreaterThan(0);
      for (const [status, { description }] of answers) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(description).not.toBe('');
      }
    }
  });

  it('declares each part of a path, required, and nothing else as one', () => {
    for (const { path, operation } of routes) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name).sort()).toEqual(parts.sort());
      expect(declared.every(({ required }) => required === true)).toBe(true);
    }
  });

  it('has whatever it refers to, and the security schemes that it names', () => {
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
      expect(follow(document, reference ?? '')).toBeDefined();
    }
    for (const { operation } of routes) {
      for (const name of (operation.security ?? []).flatMap(Object.keys)) {
        expect(document.components.securitySchemes).toHaveProperty(name);
      }
    }
  });

  it.each(['/analyses', '/admin/analyses'])('describes %s as an array, and its headers', (path) => {
    const listed = document.paths[path]?.['get']?.responses['200'];
    expect(listed).toMatchObject({
      headers: {
        'X-Next-Cursor': { description: expect.any(String), schema: { type: 'string' } },
        Link: { description: expect.stringContaining('rel="next"'), schema: { type: 'string' } },
      },
      content: { 'application/json': { schema: { type: 'array' } } },
    });
  });

  it('says of each refusal that one may come back from when that is', () => {
    const busy = routes.flatMap(({ operation }) =>
      Object.entries(operation.responses).filter(([status]) => ['429', '503'].includes(status)),
    );
    expect(busy.length).toBeGreaterThan(0);
    for (const [, { headers }] of busy) expect(headers).toHaveProperty('Retry-After');
  });

  it('uses no word that only OpenAPI 3.0 knows', () => {
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });
});

/** A reference such as `#/components/schemas/Report`. */
function follow(root: OpenApi, reference: string): unknown {
  return reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], root);
}
