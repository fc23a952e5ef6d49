import { describe, expect, it } from 'vitest';
import {
  lookSeconds,
  poseAt,
} from '../../../../../../../../dashboard/features/analyses/view/watch/skeleton/pose-at.ts';

const pose = (x: number, score: number) => Float32Array.from([x, 2 * x, score]);
/** Looked at ten times a second; not seen from 0.2 to 1. */
const track = {
  seconds: [0, 0.1, 0.2, 1],
  poses: [pose(0, 0.9), pose(1, 0.5), pose(2, 0.7), pose(8, 0.75)],
};

describe('a pose', () => {
  it.each([
    ['is that of a look', 0.1, [1, 2, 0.5]],
    ['is on the line between two, as sure as the less sure', 0.05, [0.5, 1, 0.5]],
    ['stays for a look after the last of a run', 0.29, [2, 4, 0.7]],
    ['is there again with the next look', 1, [8, 16, 0.75]],
    ['stays for a look after the last of all', 1.05, [8, 16, 0.75]],
  ])('%s', (_, moment, expected) => {
    const values = [...(poseAt(track, moment, 0.1) ?? [])];
    expect(values).toHaveLength(3);
    for (const [index, value] of expected.entries()) expect(values[index]).toBeCloseTo(value, 5);
  });

  it.each([
    ['between looks where it was not seen', 0.5],
    ['just before it is seen again', 0.98],
    ['long after the last look', 1.2],
  ])('is nowhere %s', (_, moment) => {
    expect(poseAt(track, moment, 0.1)).toBeNull();
  });

  it('is nowhere where nobody was seen', () => {
    expect(poseAt({ seconds: [], poses: [] }, 1, 0.1)).toBeNull();
  });
});

describe('the time between looks', () => {
  it('is the least between two at the same', () => {
    expect(lookSeconds([track, { seconds: [0, 0.4], poses: [] }])).toBeCloseTo(0.1);
  });

  it('is none where there are no two', () => {
    expect(lookSeconds([{ seconds: [3], poses: [] }])).toBe(0);
  });
});
