import { describe, expect, it } from 'vitest';
import { markOf } from '../../../../functions/src/domain/highlights/judges-mark.ts';

const part = (start_seconds: number, end_seconds: number, score: number | null) => ({
  ...{ start_seconds, end_seconds, score },
  ...{ label: '', comment: '' },
});
const judged = [part(0, 10, 60), part(10, 20, 90), part(20, 30, null)];

describe('markOf', () => {
  it.each([
    ['within one segment', 2, 8, 60],
    ['of two, by how much it has of each', 8, 14, 80],
    ['that is partly unjudged', 15, 25, 90],
    ['that is unjudged', 21, 29, null],
    ['that only touches a judged one', 20, 25, null],
    ['that is a moment', 10, 10, 90],
  ])('tells the mark of a part %s', (_what, from, to, mark) => {
    expect(markOf(judged, { from, to })).toBe(mark);
  });
});
