import type { Segment } from '../../contract/report.ts';
import { momentsIn } from '../../domain/judging/cited-times.ts';
import { judgedSegment } from '../../domain/judging/judged-segment.ts';
import type { TimeSpan } from '../../domain/judging/plan-segments.ts';
import { looseSegment } from '../../domain/judging/tolerant/loose-answer.ts';
import { readRelaxedJson } from '../../domain/judging/tolerant/relaxed-json.ts';
import { writtenSegment } from './answer-schema.ts';

/**
 * Takes segments of an answer that is still being written, each as its text, and tells all that have been
 * finished so far, in the order of the video. What cannot be read alone is left for the whole answer to tell.
 */
export function createLiveSegments(
  plan: readonly TimeSpan[],
  onSegments: (segments: readonly Segment[]) => void,
): (text: string) => void {
  const told = new Map<number, Segment>();
  return (text) => {
    const { data } = writtenSegment.safeParse(looseSegment(readRelaxedJson(text, 0).value));
    const span = data && plan[data.segment - 1];
    if (data === undefined || span === undefined) return;
    told.set(data.segment, judgedSegment({ ...data, at: momentsIn(data.at, span) }, span));
    const inOrder = [...told].toSorted(([one], [other]) => one - other);
    onSegments(inOrder.map(([, segment]) => segment));
  };
}
