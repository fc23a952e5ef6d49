import { type CreateAnalysisRequest, idempotencyKeySchema } from '../../contract/callables.ts';
import type { SessionForm } from '../../contract/sessions.ts';
import type { Session } from '../../domain/analysis.ts';
import { readAs } from '../../domain/read-as.ts';

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
export function termsOf(form: SessionForm, config: { sessionTtlHours: number }): Session {
  return { ttlHours: config.sessionTtlHours, webhookUrl: form.webhook_url ?? null };
}
