import { sessionAccepted, sessionPath } from '../../../contract/sessions.ts';
import { acknowledge } from '../../../domain/sessions/session-replies.ts';
import { cancelAnalysis } from '../../../workflows/cancel-analysis.ts';
import { defineRoute } from '../route.ts';

export const cancelSession = defineRoute({
  method: 'post',
  path: '/api/v1/video/cancel/{sessionId}',
  summary: 'Ends a session that is under way; its results are discarded',
  access: 'caller',
  limit: 'change',
  request: { path: sessionPath },
  refusals: ['not_cancellable'],
  replies: { 200: { description: 'It is cancelled.', schema: sessionAccepted } },
  async answer({ ports }, { caller, path: { sessionId } }) {
    const { status } = await cancelAnalysis(ports, caller, sessionId);
    return { status: 200, body: acknowledge(sessionId, { status, message: 'Cancelled' }) };
  },
});
