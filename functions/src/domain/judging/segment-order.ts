/**
 * In which order one of several judges is told of the segments, by number from 1: the first in that of the video,
 * each other from another segment on, so that no part comes first to all.
 */
export function segmentOrder(segments: number, judge: number, judges: number): number[] {
  const first = Math.round((judge * segments) / judges);
  return Array.from({ length: segments }, (_, index) => ((first + index) % segments) + 1);
}
