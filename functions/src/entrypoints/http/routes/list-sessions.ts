import { listSessionsQuery, listSessionsReply } from '../../../contract/sessions.ts';
import { listAnalyses } from '../../../workflows/list-analyses.ts';
import { defineRoute } from '../route.ts';

export const listSessions = defineRoute({
  method: 'get',
  path: '/api/v1/video/sessions',
  summary: 'The caller’s own sessions, newest first, page by page',
  access: 'caller',
  limit: 'list',
  request: { query: listSessionsQuery },
  replies: { 200: { description: 'One page.', schema: listSessionsReply } },
  async answer({ ports }, { caller, query }) {
    const { limit, cursor = null, status = null } = query;
    const filters = { userId: caller.userId, analysisType: null, status };
    const { items, nextCursor } = await listAnalyses(ports, caller, { ...filters, limit, cursor });
    const sessions = items.map(({ analysisId: sessionId, ...item }) => ({ sessionId, ...item }));
    return { status: 200, body: { sessions, nextCursor } };
  },
});
