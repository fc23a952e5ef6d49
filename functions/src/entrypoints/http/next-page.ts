import type { OldListQuery } from '../../contract/old-routes.ts';

export interface Page {
  /** Where this service answers, such as `https://my-project.web.app`; null where that cannot be told. */
  origin: string | null;
  /** The list's own path. */
  path: string;
  query: OldListQuery;
  nextCursor: string | null;
}

/**
 * The headers that name the page after this one (RFC 8288), none behind the last. The link carries
 * the page's filters: a cursor is good with those alone.
 */
export function nextPageHeaders({ origin, path, query, nextCursor }: Page): Record<string, string> {
  if (nextCursor === null) return {};
  const { limit, analysis_type, status, user_id } = query;
  const carried = Object.entries({ limit, analysis_type, status, user_id, cursor: nextCursor });
  const given = carried.flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const target = `${origin ?? ''}${path}?${new URLSearchParams(given)}`;
  return { 'X-Next-Cursor': nextCursor, Link: `<${target}>; rel="next"` };
}

/**
 * Where a client found us: behind hosting, its own Host. Anybody may write these headers, so that
 * only an origin of ours is believed; a link with none leads to wherever the page came from.
 */
export function ownOrigin(
  header: (name: string) => string | null,
  allowedOrigins: readonly string[],
): string | null {
  const host = header('X-Forwarded-Host') ?? header('Host');
  return allowedOrigins.find((origin) => URL.parse(origin)?.host === host) ?? null;
}
