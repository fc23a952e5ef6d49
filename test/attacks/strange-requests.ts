import { type DescribedRoute, fillPath, isOfSession } from '../support/described-routes.ts';
import type { Plan } from './attack.ts';
import { hostileIds } from './hostile-values.ts';

const strangeHeaders: readonly Record<string, string>[] = [
  ...[
    'Bearer',
    'Bearer ',
    'Bearer a b',
    'bearer null',
    'Basic YTpi',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'x',
  ].map((authorization) => ({ authorization })),
  ...['gzip', 'br', 'identity, gzip', 'zstd', 'x'].map((encoding) => ({
    'content-encoding': encoding,
  })),
  ...[
    'text/html',
    'application/json; charset=utf-7',
    'multipart/form-data',
    'x',
    'application/xml',
  ].map((type) => ({ 'content-type': type })),
  { expect: '200-ok' },
  { 'idempotency-key': 'a'.repeat(201) },
  { prefer: 'wait=1e9, wait="x"' },
];
/** Heads that change nothing: what they say is nobody's to say. */
const vainHeaders: readonly Record<string, string>[] = [
  ...['DELETE', 'PUT', 'TRACE'].map((method) => ({ 'x-http-method-override': method })),
  { 'x-forwarded-for': `${'1.2.3.4, '.repeat(500)}x` },
  { 'x-forwarded-host': 'evil.example' },
  { host: 'evil.example' },
  { forwarded: 'for="<script>";host=evil.example' },
  { traceparent: '\t00-zz' },
  { 'x-cloud-trace-context': 'a'.repeat(4_000) },
  { range: 'bytes=0-0,1-1,2-2' },
  { 'if-none-match': '*' },
  { cookie: '__session=admin' },
  { 'x-firebase-appcheck': 'garbage' },
  { 'firebase-instance-id-token': 'garbage' },
];
const strangePaths = [
  ...[
    '/..%2f..%2fhealth',
    '//evil.example/',
    '/%5cevil.example',
    '/.env',
    '/.git/config',
    '/api/../health',
  ],
  ...[
    '/api/v1/video/status',
    '/api/v1/video/status/',
    '/api/v1/video/%2e%2e/x',
    '/admin',
    '/analyze',
  ],
  ...[
    '/api/v1/video/status/%E0%A4%A',
    '/%ff',
    '/api/v1/video/files/x/..%2fsource',
    '/__/functions.yaml',
  ],
  ...hostileIds.filter((id) => id.isWellFormed()).map((id) => `/${encodeURIComponent(id)}/x`),
];

/** What no client of ours sends: methods, heads, addresses, questions of pages. */
export function strangeRequests(
  routes: readonly DescribedRoute[],
  callables: readonly string[],
): Plan[] {
  const changes = routes.filter(({ method }) => method !== 'GET');
  /** What asks for nothing is done, whatever else is said. */
  const asksForNothing = (route: DescribedRoute) =>
    !isOfSession(route) && route.operation.requestBody === undefined;
  const wish = { 'access-control-request-method': 'POST', origin: 'https://evil.example' };
  return [
    ...routes.flatMap((route) => [
      ...['PUT', 'PATCH', 'TRACE', 'PROPFIND'].map((method) =>
        sent(route, `the method ${method}`, { method }),
      ),
      // A read takes no body, so that it does not matter how one would have been written.
      ...(route.method === 'GET' ? [] : strangeHeaders).map((headers) =>
        sent(route, `the head ${JSON.stringify(headers).slice(0, 60)}`, {
          headers,
          body: Buffer.from('{}'),
          mustRefuse: !asksForNothing(route),
        }),
      ),
      sent(route, 'a page’s question', { method: 'OPTIONS', headers: wish, mustRefuse: false }),
    ]),
    ...routes
      .filter(({ method }) => method === 'GET')
      .flatMap((route) =>
        vainHeaders.map((headers) =>
          sent(route, `the head ${JSON.stringify(headers).slice(0, 60)}`, {
            headers,
            mustRefuse: false,
          }),
        ),
      ),
    ...strangePaths.map(
      (path): Plan => ({
        ...{
          service: 'api',
          door: 'no address',
          what: path,
          method: 'GET',
          path,
          mustRefuse: true,
        },
        ...{ headers: {}, body: null },
      }),
    ),
    ...changes.slice(0, 1).flatMap((route) => [
      sent(route, 'a body of 65 KiB', {
        headers: { 'content-type': 'application/json' },
        body: Buffer.alloc(65 * 1024 + 1, ' '),
      }),
    ]),
    ...callables.flatMap((name) => callableRequests(name, wish)),
  ];
}

type Changes = Partial<Pick<Plan, 'method' | 'headers' | 'body' | 'mustRefuse'>>;

const sent = (route: DescribedRoute, what: string, changes: Changes): Plan => ({
  ...{
    service: 'api',
    door: route.name,
    what,
    method: route.method,
    path: fillPath(route, 'no-such-id'),
  },
  ...{ headers: {}, body: null, mustRefuse: true, ...changes },
});

function callableRequests(name: string, wish: Record<string, string>): Plan[] {
  const json = { 'content-type': 'application/json' };
  const ask = (what: string, changes: Changes): Plan => ({
    ...{ service: 'callable', door: name, what, method: 'POST', path: '/', headers: json },
    ...{ body: Buffer.from('{"data":{"unknown":1}}'), mustRefuse: true, ...changes },
  });
  return [
    ...['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE'].map((method) =>
      ask(`the method ${method}`, { method, body: null }),
    ),
    ...['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', ''].map((type) =>
      ask(`the type ${type}`, { headers: { 'content-type': type } }),
    ),
    ...[
      '',
      '{}',
      '[]',
      'null',
      '{"data":{},"more":1}',
      '{"data":',
      '{"__proto__":{"data":{}}}',
      '{"DATA":{}}',
    ].map((body) => ask(`a body of ${body}`, { body: Buffer.from(body) })),
    ...strangeHeaders.map((headers) =>
      ask(`the head ${JSON.stringify(headers).slice(0, 60)}`, { headers: { ...json, ...headers } }),
    ),
    ...vainHeaders.map((headers) =>
      ask(`the head ${JSON.stringify(headers).slice(0, 60)}`, { headers: { ...json, ...headers } }),
    ),
    ask('a page’s question', { method: 'OPTIONS', headers: wish, body: null, mustRefuse: false }),
  ];
}
