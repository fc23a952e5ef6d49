import { webhookSecretReply } from '../../../contract/webhooks.ts';
import { rotateWebhookSecret as rotate } from '../../../workflows/rotate-webhook-secret.ts';
import { defineRoute } from '../route.ts';

export const rotateWebhookSecret = defineRoute({
  method: 'post',
  path: '/api/v1/webhooks/secret',
  summary: 'Makes the secret that signs the caller’s webhooks, or a new one for the next',
  access: 'caller',
  limit: 'change',
  replies: {
    200: { description: 'Keep it: it is not shown again.', schema: webhookSecretReply },
  },
  async answer({ ports }, { caller }) {
    return { status: 200, body: await rotate(ports, caller) };
  },
});
