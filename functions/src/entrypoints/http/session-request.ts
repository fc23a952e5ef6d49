import { type CreateAnalysisRequest, idempotencyKeySchema } from '../../contract/callables.ts';
import type { SessionForm } from '../../contract/sessions.ts';
import { readAs } from '../../domain/read-as.ts';
import { requireWebhookUrl } from '../../domain/sessions/webhook-url.ts';
import type { Session } from '../../domain/states/analysis.ts';

/** A session's request as the callable's, so that both doors lead to one workflow. */
export function asCreateRequest(
  form: SessionForm,
  video: CreateAnalysisRequest['video'],
  idempotencyKey: string | null,
): CreateAnalysisRequest {
  return {
    analysisType: form.analysis_type,
    danceType: form.dance_type ?? null,
    dancers: form.dancers ?? null,
    title: form.title ?? null,
    params: form.params ?? null,
    video,
    idempotencyKey: readAs(idempotencyKeySchema, idempotencyKey, 'Idempotency-Key'),
  };
}

/** What an analysis that came in over HTTP is made under. */
export function termsOf(
  { webhook_url: webhookUrl = null }: SessionForm,
  config: { sessionTtlHours: number; webhooksToLoopback: boolean },
): Session {
  const rule = { toLoopback: config.webhooksToLoopback };
  return {
    ttlHours: config.sessionTtlHours,
    webhookUrl: webhookUrl === null ? null : requireWebhookUrl(webhookUrl, rule),
  };
}
