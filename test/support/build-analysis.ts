import type { CreateAnalysisRequest } from '../../functions/src/contract/callables.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Analysis, Work } from '../../functions/src/domain/states/analysis.ts';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';

export const someTime = new Date('2026-01-01T12:00:00Z');

/** What a caller asks for who asks for as little as possible. */
export const aRequest: CreateAnalysisRequest = {
  analysisType: 'solo',
  danceType: null,
  dancers: null,
  title: null,
  params: null,
  video: { contentType: 'video/mp4', sizeBytes: 1_000 },
  idempotencyKey: null,
};

/** A new analysis, waiting for its upload, but for what is given. */
export function buildAnalysis(summary: Partial<Summary> = {}, work: Partial<Work> = {}): Analysis {
  const fresh = newAnalysis(
    {
      analysisId: 'analysis-1',
      runId: 'run-1',
      userId: 'dancer',
      request: aRequest,
    },
    someTime,
  );
  return { summary: { ...fresh.summary, ...summary }, work: { ...fresh.work, ...work } };
}
