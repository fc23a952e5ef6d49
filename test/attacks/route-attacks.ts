import { type DescribedRoute, fillPath, isOfSession } from '../support/described-routes.ts';
import type { Plan } from './attack.ts';
import { listFields, sessionFields, validSession } from './doors.ts';
import { misuses, type Tried } from './fields.ts';
import { hostileIds, nested } from './hostile-values.ts';
import { withField } from './with-field.ts';

/** Every id, query and field of a route misused. */
export function routeAttacks(route: DescribedRoute, cursors: readonly string[]): Plan[] {
  const plain = (what: string, path: string, mustRefuse = true): Plan => ({
    ...{ service: 'api', door: route.name, what, method: route.method, path, mustRefuse },
    ...{ headers: {}, body: null },
  });
  const path = (id: string) => fillPath(route, id);
  const ids = isOfSession(route)
    ? hostileIds
        .filter((id) => id.isWellFormed())
        .map((id) => plain(`id ${JSON.stringify(id).slice(0, 60)}`, path(encodeURIComponent(id))))
    : [];
  const isList = route.operation.parameters?.some(({ name }) => name === 'cursor') ?? false;
  const queries = isList
    ? listFields.flatMap((field) =>
        misuses(field, cursors).flatMap((tried) =>
          queryOf(tried).map((query) => ({ field, tried, query })),
        ),
      )
    : [];
  return [
    ...ids,
    ...queries.map(({ field, tried, query }) =>
      plain(
        `${field.name}: ${tried.what}`,
        `${path('x')}?${field.name}=${query}`,
        tried.mustRefuse && field.kind !== 'whole',
      ),
    ),
    ...(isList ? [plain('a field twice', `${path('x')}?limit=1&limit=2`)] : []),
    ...(route.path.endsWith('/uploads') ? jsonAttacks(route, cursors) : []),
  ];
}

/** A query holds text alone: what else is tried has no place in it. */
function queryOf({ json }: Tried): string[] {
  const value: unknown = json.length > 20_000 || json.startsWith('[[') ? null : JSON.parse(json);
  return typeof value === 'string' && value !== '' && value.isWellFormed()
    ? [encodeURIComponent(value)]
    : [];
}

function jsonAttacks({ name, method, path }: DescribedRoute, cursors: readonly string[]): Plan[] {
  const send = (what: string, json: string, mustRefuse: boolean): Plan => ({
    ...{ service: 'api', door: name, what, method, path, mustRefuse },
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(json),
  });
  return [
    ...sessionFields.flatMap((field) =>
      misuses(field, cursors).map(({ what, json, mustRefuse }) =>
        send(`${field.name}: ${what}`, withField(validSession, field.name, json), mustRefuse),
      ),
    ),
    ...['null', '[]', '"x"', '{}', '{"__proto__":{}}', `{"a":${nested(20_000)}}`, '{"a":'].map(
      (json) => send(`a body of ${json.slice(0, 20)}`, json, true),
    ),
  ];
}
