import { describe, expect, it } from 'vitest';
import { segmentAt } from '../../../../../../../dashboard/features/analyses/view/watch/segment-at.ts';

const segments = [
  { start_seconds: 0, end_seconds: 2 },
  { start_seconds: 3, end_seconds: 5 },
];

describe('segmentAt', () => {
  it.each([
    [0, 0],
    [1.99, 0],
    [2, -1],
    [3, 1],
    [5, -1],
  ])('finds at %d s segment %d', (seconds, index) => {
    expect(segmentAt(segments, seconds)).toBe(index);
  });
});
