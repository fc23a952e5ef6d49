import { z } from 'zod';

/** `switched_off`: five deliveries in a row failed; a rotated secret switches the URL on again. */
export const webhookStateSchema = z.enum(['pending', 'delivered', 'failed', 'switched_off']);
export type WebhookState = z.infer<typeof webhookStateSchema>;

/** `POST /api/v1/webhooks/secret`. */
export const webhookSecretReply = z.strictObject({
  /** The key of the HMAC is this text itself, in UTF-8. */
  secret: z.string(),
  /** Until then the secret before it signs too; null where there was none. */
  previousValidUntil: z.iso.datetime().nullable(),
});
export type WebhookSecretReply = z.infer<typeof webhookSecretReply>;

/** `GET /api/v1/video/sessions/{sessionId}/webhook`: of the run in force. */
export const sessionWebhookReply = z.strictObject({
  url: z.string(),
  state: webhookStateSchema,
  attempts: z.number().int().min(0),
  /** What the receiver answered last; null: nothing yet, or nobody was reached. */
  lastStatus: z.number().int().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type SessionWebhookReply = z.infer<typeof sessionWebhookReply>;
