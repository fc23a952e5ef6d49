import type { Summary } from '../../functions/src/contract/summary.ts';
import { newAnalysis } from '../../functions/src/domain/states/new-analysis.ts';

/** The summary of an analysis that was completed as soon as it was made. */
export function finishedAnalysis(
  analysisId: string,
  video: { userId: string; contentType: string; sizeBytes: number },
  now: Date,
): Summary {
  const request = {
    analysisType: 'solo',
    danceType: 'salsa',
    dancers: 'Ana',
    title: 'Saturday class',
    params: null,
    video,
    idempotencyKey: null,
  } as const;
  const { userId } = video;
  const { summary } = newAnalysis({ analysisId, runId: 'run-1', userId, request }, now);
  return {
    ...summary,
    status: 'completed',
    processed: true,
    progress: 100,
    message: null,
    attempt: 1,
    total_score: 70,
    scores: { technical_quality: 60, movement_to_music: 80, choreography_presentation: null },
    analyzer: 'signal:1',
    started_at: now,
    processed_at: now,
  };
}
