import { refusalReply, sessionPath, sessionResultsReply } from '../../../contract/sessions.ts';
import { readResults } from '../../../workflows/read-session.ts';
import { defineRoute } from '../route.ts';

export const getResults = defineRoute({
  method: 'get',
  path: '/api/v1/video/results/{sessionId}',
  summary: 'The report of a completed session',
  access: 'caller',
  limit: 'read',
  request: { path: sessionPath },
  refusals: ['results_not_ready'],
  replies: {
    200: { description: 'The report.', schema: sessionResultsReply },
    500: { description: 'The session failed; the reason says why.', schema: refusalReply },
  },
  async answer({ ports }, { caller, path: { sessionId } }) {
    return readResults(ports, caller, sessionId);
  },
});
