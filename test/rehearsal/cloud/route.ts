import type { Cloud } from './cloud.ts';

export interface Asked {
  method: string;
  host: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** Those of the path, by the name that the route gives them. */
  names: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Decoded where it is JSON; undefined where there is none. */
  body: unknown;
  bytes: Buffer;
}
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

/** What a body must be: its faults, a sentence each, none where it is as documented. */
export type Shape = (body: unknown) => string[];

export interface Route {
  method: string;
  host: string;
  path: RegExp;
  shape: Shape | null;
  answer(asked: Asked, cloud: Cloud): Answer;
}

type Answering = Route['answer'];

/** Routes of one host: `{name}` in a path is one part of it, `{name=**}` the rest. */
export function routesOf(
  host: string,
  list: readonly (readonly [methodAndPath: string, answer: Answering, shape?: Shape])[],
): Route[] {
  return list.map(([methodAndPath, answer, shape = null]) => {
    const [method = '', path = ''] = methodAndPath.split(' ');
    return { method, host, path: toPattern(path), answer, shape };
  });
}

function toPattern(path: string): RegExp {
  const pattern = path
    .replace(/[.$()*+?|[\]\\]/g, (sign) => `\\${sign}`)
    .replace(/\{(\w+)=\\\*\\\*\}/g, '(?<$1>.+?)')
    .replace(/\{(\w+)\}/g, '(?<$1>[^/:]+)');
  return new RegExp(`^${pattern}$`);
}

export const ok = (body: unknown = {}): Answer => ({ status: 200, body });

/** An error as Google's APIs write it: https://cloud.google.com/apis/design/errors */
export function refuse(status: number, message: string, details: readonly unknown[] = []): Answer {
  return {
    status,
    body: { error: { code: status, message, status: statusNames[status] ?? 'UNKNOWN', details } },
  };
}

const statusNames: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  409: 'ALREADY_EXISTS',
  429: 'RESOURCE_EXHAUSTED',
};

export const notFound = (what: string) => refuse(404, `${what} not found`);

/** A long-running operation that is over as soon as it has begun. */
export const done = (name: string, response: unknown = {}): Answer =>
  ok({ name, done: true, response });

/** What a map holds under a name, or 404. */
export function found(map: ReadonlyMap<string, unknown>, name: string): Answer {
  const value = map.get(name);
  return value === undefined ? notFound(name) : ok(value);
}

export const resource = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
