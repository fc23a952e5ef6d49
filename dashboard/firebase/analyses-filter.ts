import type { Summary } from '../../functions/src/contract/summary.ts';
import type { AnalysisType, Status } from '../../functions/src/contract/vocabulary.ts';

/** Which analyses a list is of; null leaves a part open. */
export interface AnalysesFilter {
  /** Null: everybody's, for admins. */
  userId: string | null;
  analysisType: AnalysisType | null;
  status: Status | null;
}

export const fits = (
  { userId, analysisType, status }: AnalysesFilter,
  { user_id, analysis_type, status: itsStatus }: Summary,
): boolean =>
  (userId === null || user_id === userId) &&
  (analysisType === null || analysis_type === analysisType) &&
  (status === null || itsStatus === status);
