import { type OldListQuery, oldListQuery, oldListReply } from '../../../contract/old-routes.ts';
import { type Caller, requireAdmin } from '../../../domain/access.ts';
import { listAnalyses } from '../../../workflows/list-analyses.ts';
import type { Ports } from '../../../workflows/ports.ts';
import { defineRoute } from '../route.ts';

const replies = { 200: { description: 'One page.', schema: oldListReply } };

export const listOldAnalyses = defineRoute({
  method: 'get',
  path: '/analyses',
  summary: 'The caller’s own analyses, or for an admin another’s, newest first, page by page',
  access: 'caller',
  limit: 'list',
  request: { query: oldListQuery },
  refusals: ['permission_denied'],
  replies,
  async answer({ ports }, { caller, query }) {
    const userId = query.user_id ?? caller.userId;
    if (userId !== caller.userId) requireAdmin(caller);
    return { status: 200, body: await readPage(ports, caller, userId, query) };
  },
});

export const adminListOldAnalyses = defineRoute({
  method: 'get',
  path: '/admin/analyses',
  summary: 'Everybody’s analyses, newest first, page by page',
  access: 'admin',
  limit: 'list',
  request: { query: oldListQuery },
  replies,
  async answer({ ports }, { caller, query }) {
    return { status: 200, body: await readPage(ports, caller, query.user_id ?? null, query) };
  },
});

async function readPage(ports: Ports, caller: Caller, userId: string | null, query: OldListQuery) {
  const { limit, cursor = null, analysis_type: analysisType = null, status = null } = query;
  const request = { userId, analysisType, status, limit, cursor };
  const { items, nextCursor } = await listAnalyses(ports, caller, request);
  return { analyses: items.map(({ analysisId: id, ...item }) => ({ id, ...item })), nextCursor };
}
