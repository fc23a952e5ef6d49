import type { Route } from '../../functions/src/entrypoints/http/route.ts';
import { allRoutes } from '../../functions/src/entrypoints/http/routes.ts';

/** What of the OpenAPI document the tests read. */
export interface Operation {
  security?: Record<string, string[]>[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; headers?: Record<string, object> }>;
}
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  components: { schemas?: Record<string, unknown>; securitySchemes: Record<string, unknown> };
  paths: Record<string, Record<string, Operation>>;
}

export interface DescribedRoute {
  /** Such as `GET /api/v1/video/status/{sessionId}`. */
  name: string;
  method: string;
  path: string;
  operation: Operation;
}

export async function readDocument(address: string): Promise<OpenApi> {
  return (await (await fetch(`${address}/api/openapi.json`)).json()) as OpenApi;
}

/** Every route that the document of a running service names. */
export function routesIn({ paths }: OpenApi): DescribedRoute[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, operation]) => {
      const method = verb.toUpperCase();
      return { name: `${method} ${path}`, method, path, operation };
    }),
  );
}

/** The route of our own table that stands behind a described one. */
export function routeBehind({ method, path }: DescribedRoute): Route {
  const found = allRoutes.find(
    (route) => route.method.toUpperCase() === method && route.path === path,
  );
  if (found === undefined) throw new Error(`The document describes ${path}, which nothing serves.`);
  return found;
}

/** What may stand in a path beside a session's id: a route with another name must be added here. */
const otherParts: Readonly<Record<string, string>> = {
  asset: 'video',
  analysis_type: 'solo',
};
const sessionParts = ['sessionId', 'id'];

export const isOfSession = ({ path }: DescribedRoute): boolean =>
  sessionParts.some((name) => path.includes(`{${name}}`));

/** The path with a session's id, or what else it asks for, filled in. */
export function fillPath({ path }: DescribedRoute, sessionId: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const part = sessionParts.includes(name) ? sessionId : otherParts[name];
    if (part === undefined) throw new Error(`Say in described-routes.ts what {${name}} may be.`);
    return part;
  });
}
