import { describe, expect, it } from 'vitest';
import {
  differencesSince,
  formatDifference,
} from '../../../../../../../dashboard/features/analyses/view/scores/differences.ts';

describe('differencesSince', () => {
  it('counts the points gained in all and by criterion', () => {
    const before = { analyzer: 'signal:1', total_score: 70, scores: { form: 60, tempo: 80 } };
    const now = { analyzer: 'signal:1', total_score: 75, scores: { form: 65, tempo: 80 } };
    expect(differencesSince(before, now)).toEqual({ total: 5, scores: { form: 5, tempo: 0 } });
  });

  it('knows no difference to what one of the runs did not measure', () => {
    const before = { analyzer: 'signal:1', total_score: null, scores: { form: 60, tempo: null } };
    const now = { analyzer: 'signal:1', total_score: 75, scores: { form: null, tempo: 80 } };
    expect(differencesSince(before, now)).toEqual({
      total: null,
      scores: { form: null, tempo: null },
    });
  });
});

describe('differencesSince a run that cannot be compared', () => {
  const now = { analyzer: 'signal:1', total_score: 75, scores: { form: 65 } };

  it('is nothing where there was no run before', () => {
    expect(differencesSince(null, now)).toBeNull();
  });

  it('is nothing where other criteria were judged, as of another type', () => {
    expect(differencesSince({ ...now, scores: { tempo: 50 } }, now)).toBeNull();
    expect(
      differencesSince({ ...now, scores: { ...now.scores, partnering_skills: 50 } }, now),
    ).toBeNull();
  });

  it('is nothing where another analyzer judged', () => {
    expect(differencesSince({ ...now, analyzer: 'gemini:test' }, now)).toBeNull();
  });
});

describe('formatDifference', () => {
  it.each([
    [2.1, '+2.1'],
    [-0.4, '−0.4'],
    [0, '±0.0'],
    [-0.04, '±0.0'],
  ])('writes %d as %s', (points, words) => {
    expect(formatDifference(points)).toBe(words);
  });
});
