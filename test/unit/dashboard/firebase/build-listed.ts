import type { Analysis } from '../../../../dashboard/firebase/analysis.ts';
import { buildAnalysis } from '../../../support/build-analysis.ts';

const someTimeMs = Date.UTC(2026, 0, 1);

/** An analysis of a list; `second` is when it was made and, unless told otherwise, changed. */
export function buildListed(
  analysisId: string,
  second: number,
  changes: Partial<Analysis> = {},
): Analysis {
  const timestamp = new Date(someTimeMs + second * 1_000);
  const { summary } = buildAnalysis({ timestamp, updated_at: timestamp, status: 'completed' });
  return { ...summary, analysisId, ...changes };
}
