import { describe, expect, it } from 'vitest';
import {
  differenceInWords,
  differencesSince,
  type Judged,
} from '../../../../../../../dashboard/features/analyses/view/scores/differences.ts';

const run = (judged: Pick<Judged, 'total_score' | 'scores'> & Partial<Judged>): Judged => ({
  ...{ analyzer: 'signal:1', total_range: null, score_ranges: {} },
  ...judged,
});

describe('differencesSince', () => {
  it('counts the points gained in all and by criterion, between those that people read', () => {
    const before = run({ total_score: 69.6, scores: { form: 60.4, tempo: 80 } });
    const now = run({ total_score: 75.4, scores: { form: 64.6, tempo: 80 } });
    expect(differencesSince(before, now)).toEqual({
      total: { points: 5, isClear: null },
      scores: { form: { points: 5, isClear: null }, tempo: { points: 0, isClear: null } },
    });
  });

  it.each([
    [{ low: 71, high: 79 }, true],
    [{ low: 70, high: 80 }, false],
    [{ low: 50, high: 59 }, true],
  ])('is clear only where the ranges lie apart: 60 to 70 before, %j now', (range, isClear) => {
    const before = run({
      ...{ total_score: 65, total_range: { low: 60, high: 70 } },
      ...{ scores: { form: 65 }, score_ranges: { form: { low: 60, high: 70 } } },
    });
    const now = run({
      ...{ total_score: 75, total_range: range },
      ...{ scores: { form: 75 }, score_ranges: { form: range } },
    });
    expect(differencesSince(before, now)).toMatchObject({
      total: { isClear },
      scores: { form: { isClear } },
    });
  });

  it('knows no difference to what one of the runs did not measure', () => {
    const before = run({ total_score: null, scores: { form: 60, tempo: null } });
    const now = run({ total_score: 75, scores: { form: null, tempo: 80 } });
    expect(differencesSince(before, now)).toEqual({
      total: null,
      scores: { form: null, tempo: null },
    });
  });
});

describe('differencesSince a run that cannot be compared', () => {
  const now = run({ total_score: 75, scores: { form: 65 } });

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

describe('differenceInWords', () => {
  it.each([
    [{ points: 11, isClear: true }, '+11 since the run before'],
    [{ points: -3, isClear: false }, '−3 since the run before, which may be chance'],
    [{ points: 4, isClear: null }, '+4 since the run before'],
    [{ points: 0, isClear: false }, 'As in the run before'],
  ])('says %j as %s', (difference, words) => {
    expect(differenceInWords(difference)).toBe(words);
  });
});
