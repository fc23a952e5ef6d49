import type { ZodObject, ZodType } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';
import { httpStatuses, type RefusalCode } from '../../contract/codes.ts';
import { refusalReply } from '../../contract/sessions.ts';
import { version } from '../../version.ts';
import type { DescribedReply, Route } from './route.ts';

/** The OpenAPI 3.1 document of these routes, made of what serves them. */
export function describeRoutes(routes: readonly Route[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Flokraft',
      version,
      description: 'Judges dance videos: upload one, watch its status, fetch its report.',
    },
    components: {
      securitySchemes: {
        idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'Firebase ID token' },
        monitorToken: { type: 'http', scheme: 'bearer', description: 'The secret MONITOR_TOKEN' },
      },
    },
    paths,
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { path, query, body } = route.request;
  const bodyType = route.bodyType === 'json' ? 'application/json' : 'multipart/form-data';
  return {
    summary: route.summary,
    security: securityOf(route),
    requestParams: {
      ...(path && { path: path as ZodObject }),
      ...(query && { query: query as ZodObject }),
    },
    ...(body && {
      requestBody: { required: !route.bodyIsOptional, content: { [bodyType]: { schema: body } } },
    }),
    responses: { ...refusalsOf(route), ...repliesOf(route) },
  };
}

function securityOf({ access }: Route): Record<string, never[]>[] {
  if (access === 'anyone') return [];
  return access === 'operator' ? [{ idToken: [] }, { monitorToken: [] }] : [{ idToken: [] }];
}

function repliesOf({ replies }: Route) {
  return Object.fromEntries(
    Object.entries(replies).map(([status, { description, schema, headers }]) => [
      status,
      { description, ...(headers && headersOf(headers)), ...(schema && jsonOf(schema)) },
    ]),
  );
}

const headersOf = (described: NonNullable<DescribedReply['headers']>) => ({
  headers: Object.fromEntries(
    Object.entries(described).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  ),
});

function refusalsOf(route: Route) {
  const byStatus = Map.groupBy(refusalCodesOf(route), (code): number => httpStatuses[code]);
  // A body that is too large to be read, where it is no video.
  if (route.request.body) byStatus.set(413, byStatus.get(413) ?? ['invalid_request']);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(', '),
        ...(comesAgain.includes(status) && headersOf({ 'Retry-After': 'Seconds to wait.' })),
        ...jsonOf(refusalReply),
      },
    ]),
  );
}

/** Too many requests; all hands full. */
const comesAgain: readonly number[] = [429, 503];

const jsonOf = (schema: ZodType) => ({ content: { 'application/json': { schema } } });

function refusalCodesOf({ access, limit, begins, request, refusals }: Route): RefusalCode[] {
  const codes: RefusalCode[] = [...refusals, 'internal'];
  if (access !== 'anyone') codes.push('unauthenticated');
  if (access === 'admin' || access === 'operator' || begins || request.path) {
    codes.push('permission_denied');
  }
  if (request.path) codes.push('not_found');
  if (request.path || request.query || request.body) codes.push('invalid_request');
  if (limit !== null) codes.push('rate_limited');
  return [...new Set(codes)];
}
