import type { Trim } from '../../../../../functions/src/contract/params.ts';
import type { Summary } from '../../../../../functions/src/contract/summary.ts';
import type { Point } from '../../../../components/choices/follow/points.ts';
import type { Written } from '../../../../components/choices/read-params.ts';
import type { RunChoices } from '../../../../components/choices/run-choices.ts';

/** What an analysis is kept with that the next run may change. */
export type Kept = Pick<Summary, 'analysis_type' | 'dance_type' | 'params' | 'video'>;

/** The params that every profile takes: what else is kept, the profile does. */
export const ofAll = ['trim', 'landmarks', 'dancers_followed'];

/** What was chosen for the run before, as a form shows it. */
export function keptChoices({ analysis_type, dance_type, params, video }: Kept): RunChoices {
  const trim = keptTrim(params);
  const { landmarks, dancers_followed: followed } = params;
  const endSeconds =
    trim && Math.min(trim.end_seconds, video?.duration_seconds ?? trim.end_seconds);
  return {
    analysisType: analysis_type,
    danceType: dance_type ?? '',
    isTrimmed: trim !== null,
    from: trim === null ? '' : asWritten(trim.start_seconds),
    to: endSeconds === null ? '' : asWritten(endSeconds),
    params: writtenParams(params),
    followsBody: typeof landmarks === 'boolean' ? landmarks : null,
    dancersFollowed: Array.isArray(followed) ? (followed as Point[]) : [],
  };
}

export const keptTrim = ({ trim }: Summary['params']): Trim | null =>
  (trim as Trim | null | undefined) ?? null;

function writtenParams(params: Summary['params']): Written {
  const own = Object.entries(params).filter(([key]) => !ofAll.includes(key));
  return Object.fromEntries(
    own.flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, `${value}`]] : [],
    ),
  );
}

/** Seconds, as `readTime` reads them. */
const asWritten = (seconds: number): string => `${Math.round(1_000 * seconds) / 1_000}`;
