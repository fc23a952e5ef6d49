import type { z } from 'zod';
import type { App } from '../../app.ts';
import type { RefusalCode } from '../../contract/codes.ts';
import type { Caller } from '../../domain/access.ts';
import type { Limit } from '../count-request.ts';

/** Who may ask. `operator`: an admin, or whoever knows the secret MONITOR_TOKEN. */
export type Access = 'anyone' | 'caller' | 'admin' | 'operator';

type Shape = z.ZodType;
type Read<S> = S extends Shape ? z.infer<S> : null;

/** What a client sends, as its schemas read it; null for a part that the route does not take. */
export interface Incoming<Path, Query, Body> {
  /** Of a route that anyone may ask, and of an operator without an account: nobody. */
  caller: Caller;
  path: Path;
  query: Query;
  body: Body;
  /** One header's value; the names are case-insensitive. */
  header(name: string): string | null;
  /** The body whole, as the platform hands it over, and once: nothing else holds it after that. */
  takeBody(): Buffer;
  /** Aborted when the client is gone. */
  signal: AbortSignal;
}

export interface DescribedReply {
  description: string;
  /** Null: no body. */
  schema: Shape | null;
  /** What each header says, by its name; one that is not always sent says when. */
  headers?: Readonly<Record<string, string>>;
}

export interface Reply {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** One route of the HTTP API: its OpenAPI entry and its handler are made from the same description. */
export interface Route {
  method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it, such as `/api/v1/video/status/{sessionId}`. */
  path: string;
  summary: string;
  access: Access;
  limit: Limit;
  /** It begins an analysis or a run: the caller's email must be verified, where that is asked for. */
  begins?: true;
  request: { path: Shape | null; query: Shape | null; body: Shape | null };
  /** `multipart`: the handler takes the body itself, and `body` only describes it. */
  bodyType: 'json' | 'multipart';
  /** A JSON body may be left out: it is read as one that names nothing. */
  bodyIsOptional: boolean;
  /** By status. */
  replies: Readonly<Record<number, DescribedReply>>;
  /** Beside those that follow from access, limit and request. */
  refusals: readonly RefusalCode[];
  answer(app: App, incoming: Incoming<unknown, unknown, unknown>): Promise<Reply>;
}

interface Definition<Path, Query, Body>
  extends Pick<Route, 'method' | 'path' | 'summary' | 'access' | 'limit' | 'begins' | 'replies'> {
  request?: { path?: Path; query?: Query; body?: Body };
  bodyType?: Route['bodyType'];
  bodyIsOptional?: true;
  refusals?: readonly RefusalCode[];
  answer(app: App, incoming: Incoming<Read<Path>, Read<Query>, Read<Body>>): Promise<Reply>;
}

/** A route whose handler gets just what its schemas read. */
export function defineRoute<
  Path extends Shape | undefined = undefined,
  Query extends Shape | undefined = undefined,
  Body extends Shape | undefined = undefined,
>(definition: Definition<Path, Query, Body>): Route {
  const { request, bodyType = 'json', bodyIsOptional = false } = definition;
  const { refusals = [], answer, ...rest } = definition;
  return {
    ...rest,
    bodyType,
    bodyIsOptional,
    refusals,
    request: {
      path: request?.path ?? null,
      query: request?.query ?? null,
      body: request?.body ?? null,
    },
    answer: answer as Route['answer'],
  };
}
