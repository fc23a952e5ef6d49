import { sessionPath, sessionStatusReply } from '../../../contract/sessions.ts';
import { askAgainSeconds, describeStatus } from '../../../domain/sessions/session-replies.ts';
import { readSession } from '../../../workflows/read-session.ts';
import { defineRoute } from '../route.ts';

export const getStatus = defineRoute({
  method: 'get',
  path: '/api/v1/video/status/{sessionId}',
  summary: 'Where a session is; while it runs, Retry-After says when to ask again',
  access: 'caller',
  limit: 'read',
  request: { path: sessionPath },
  replies: {
    200: {
      description: 'The session as it is now.',
      schema: sessionStatusReply,
      headers: { 'Retry-After': 'While it runs: seconds until asking again is worth it.' },
    },
  },
  async answer({ ports }, { caller, path: { sessionId } }) {
    const summary = await readSession(ports, caller, sessionId);
    const again = askAgainSeconds(summary, ports.clock.now());
    return {
      status: 200,
      body: describeStatus(sessionId, summary),
      ...(again !== null && { headers: { 'Retry-After': String(again) } }),
    };
  },
});
