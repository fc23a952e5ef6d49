import type { App } from '../../../app.ts';
import { type OldListQuery, oldListQuery, oldListReply } from '../../../contract/old-routes.ts';
import { requireAdmin } from '../../../domain/access.ts';
import { listAnalyses } from '../../../workflows/list-analyses.ts';
import { nextPageHeaders, ownOrigin } from '../next-page.ts';
import { defineRoute, type Incoming, type Reply } from '../route.ts';

const replies = {
  200: {
    description: 'One page, newest first.',
    schema: oldListReply,
    headers: {
      'X-Next-Cursor': 'The `cursor` of the next page; none with the last one.',
      Link: 'The address of the next page, as `<…>; rel="next"`; none with the last one.',
    },
  },
};
const mine = '/analyses';
const everybodys = '/admin/analyses';

export const listOldAnalyses = defineRoute({
  method: 'get',
  path: mine,
  summary: 'The caller’s own analyses, or for an admin another’s, newest first, page by page',
  access: 'caller',
  limit: 'list',
  request: { query: oldListQuery },
  refusals: ['permission_denied'],
  replies,
  async answer(app, incoming) {
    const { caller, query } = incoming;
    const userId = query.user_id ?? caller.userId;
    if (userId !== caller.userId) requireAdmin(caller);
    return readPage(app, incoming, mine, userId);
  },
});

export const adminListOldAnalyses = defineRoute({
  method: 'get',
  path: everybodys,
  summary: 'Everybody’s analyses, newest first, page by page',
  access: 'admin',
  limit: 'list',
  request: { query: oldListQuery },
  replies,
  answer: (app, incoming) => readPage(app, incoming, everybodys, incoming.query.user_id ?? null),
});

/** A bare array, as the old servers answered: the way to the next page is in the headers. */
async function readPage(
  { ports, config }: App,
  { caller, query, header }: Incoming<null, OldListQuery, null>,
  path: string,
  userId: string | null,
): Promise<Reply> {
  const { limit, cursor = null, analysis_type: analysisType = null, status = null } = query;
  const request = { userId, analysisType, status, limit, cursor };
  const { items, nextCursor } = await listAnalyses(ports, caller, request);
  const origin = ownOrigin(header, config.allowedOrigins);
  return {
    status: 200,
    // To those who fetch it every three seconds, a page with pictures would be twice as long.
    body: items.map(({ analysisId: id, poster: _, ...item }) => ({ id, ...item })),
    headers: nextPageHeaders({ origin, path, query, nextCursor }),
  };
}
