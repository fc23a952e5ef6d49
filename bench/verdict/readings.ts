import { profiles } from '../../functions/src/contract/profiles/all.ts';
import type { ScoredMeasure } from '../../functions/src/contract/profiles/profile.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Range } from '../../functions/src/contract/verdict.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import { readingsOf } from '../../functions/src/domain/judging/measured-score.ts';
import { spreads } from '../../functions/src/domain/judging/spreads.ts';

/** One number of a report, and between what it is said to lie. */
export interface Reading {
  /** A criterion or a measure that one rests on. */
  key: string;
  kind: 'score' | 'measure';
  value: number;
  range: Range;
}

type Read = Pick<Report, 'scores' | 'score_ranges' | 'measurements'>;

/** The scores, and in their own units the measures that the profile's scores rest on. */
export function readingsIn(type: AnalysisType, report: Read): Reading[] {
  const scores = Object.entries(report.scores).flatMap(([key, value]): Reading[] => {
    const range = report.score_ranges[key];
    return value === null || range === undefined ? [] : [{ key, kind: 'score', value, range }];
  });
  const read = readingsOf(report.measurements);
  const wanted = profiles[type].criteria.flatMap(({ measured }): readonly ScoredMeasure[] =>
    (measured?.from ?? []).map(({ measure }) => measure),
  );
  const measures = [...new Set(wanted)].flatMap((key): Reading[] => {
    const value = read(key);
    if (value === null) return [];
    const half = spreads[key].halfWidth(report.measurements);
    return [{ key, kind: 'measure', value, range: { low: value - half, high: value + half } }];
  });
  return [...scores, ...measures];
}

/** A reading of a degraded clip beside the same of the clip as it was. */
export interface Compared {
  /** How it was degraded. */
  how: string;
  key: string;
  kind: Reading['kind'];
  /** How wide the undegraded range is. */
  clearWidth: number;
  /** The degraded one: how wide it is, and whether it holds the undegraded reading; null: there is none. */
  degraded: { width: number; isInside: boolean } | null;
}

export function compareReadings(
  how: string,
  clear: readonly Reading[],
  degraded: readonly Reading[],
): Compared[] {
  return clear.map(({ key, kind, value, range }) => {
    const found = degraded.find((one) => one.key === key && one.kind === kind)?.range;
    return {
      ...{ how, key, kind, clearWidth: widthOf(range) },
      degraded: found
        ? { width: widthOf(found), isInside: value >= found.low && value <= found.high }
        : null,
    };
  });
}

export const widthOf = ({ low, high }: Range): number => high - low;
