import type { RerunChanges, UpdateAnalysisRequest } from '../../contract/callables.ts';
import { paramsSchemas } from '../../contract/params.ts';
import type { Summary } from '../../contract/summary.ts';
import { findDance } from '../dances/find-dance.ts';
import { readAs } from '../read-as.ts';

type Asked = Pick<
  Summary,
  'analysis_type' | 'params' | 'dance_type' | 'style' | 'title' | 'dancers'
>;

/**
 * What a rerun puts in the place of what was kept. Throws invalid_request where the type that is to judge
 * does not take the params, be they given now or kept.
 */
export function askedByRerun(
  kept: Pick<Summary, 'analysis_type' | 'params'>,
  { analysisType, danceType, params }: RerunChanges,
): Partial<Asked> {
  const type = analysisType ?? kept.analysis_type;
  // Older ones may hold what nobody takes any more: where nothing is asked, nothing is refused.
  if (analysisType !== null || params !== null) {
    readAs(paramsSchemas[type], params ?? kept.params, 'params');
  }
  return {
    ...(analysisType !== null && { analysis_type: type }),
    ...(params !== null && { params }),
    ...danceNamed(danceType),
  };
}

export type Description = Omit<UpdateAnalysisRequest, 'analysisId'>;

/** What is said of a video anew: null keeps what was said, an empty text takes it away. */
export function describedBy({ title, danceType, dancers }: Description): Partial<Asked> {
  return {
    ...(title !== null && { title: textOrNull(title) }),
    ...(dancers !== null && { dancers: textOrNull(dancers) }),
    ...danceNamed(danceType),
  };
}

const danceNamed = (danceType: string | null) =>
  danceType !== null && { dance_type: textOrNull(danceType), style: findDance(danceType) };

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text);
