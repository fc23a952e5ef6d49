import { sessionPath } from '../../../contract/sessions.ts';
import { sessionWebhookReply } from '../../../contract/webhooks.ts';
import { readWebhook } from '../../../workflows/read-webhook.ts';
import { defineRoute } from '../route.ts';

export const getWebhook = defineRoute({
  method: 'get',
  path: '/api/v1/video/sessions/{sessionId}/webhook',
  summary: 'Whether the session’s end has got to its webhook',
  access: 'caller',
  limit: 'read',
  request: { path: sessionPath },
  replies: { 200: { description: 'The delivery as it is now.', schema: sessionWebhookReply } },
  async answer({ ports }, { caller, path: { sessionId } }) {
    return { status: 200, body: await readWebhook(ports, caller, sessionId) };
  },
});
