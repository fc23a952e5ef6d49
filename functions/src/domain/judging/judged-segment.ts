import type { Segment } from '../../contract/report.ts';
import type { JudgedSegment } from './judge-answer.ts';
import { outOfHundred, withTimes } from './judged-figures.ts';
import type { TimeSpan } from './plan-segments.ts';

/** What a model says of a segment, at its planned time. */
export function judgedSegment(
  { label, comment, at, score }: JudgedSegment,
  { start_seconds, end_seconds }: TimeSpan,
): Segment {
  return {
    ...{ start_seconds, end_seconds, label },
    comment: withTimes(comment, at),
    score: outOfHundred(score),
  };
}
