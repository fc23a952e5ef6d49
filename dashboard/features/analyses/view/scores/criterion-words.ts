import type { Report, Unmeasured } from '../../../../../functions/src/contract/report.ts';
import { withCapital, withShortTimes } from '../../../../components/formats.ts';
import { criterionName } from '../../../../components/names.ts';

/** What a run, or a summary, says of its scores; what is older than a field leaves it out. */
export type Scored = Pick<Report, 'scores' | 'total_score'> & { analyzer: string | null } & Partial<
    Pick<
      Report,
      'score_ranges' | 'total_range' | 'contested' | 'reasons' | 'not_measured' | 'recording'
    >
  >;

/** Why a criterion has its score, or none; null where nobody says. */
export function reasonFor(
  criterion: string,
  { scores, reasons, not_measured }: Scored,
): string | null {
  const reason = reasons?.[criterion]?.sentence.text;
  const told = reason === undefined ? null : withShortTimes(reason);
  if (scores[criterion] !== null) return told;
  const gap = gapOf(criterion, not_measured ?? []);
  return gap === undefined ? told : asSentence(gap.why);
}

/** Reports from before the codes name it by its name alone. */
export function gapOf(
  criterion: string,
  unmeasured: readonly Unmeasured[],
): Unmeasured | undefined {
  const name = criterionName(criterion);
  return unmeasured.find(({ what, what_code, what_values }) =>
    what_code == null
      ? what === name
      : what_code === 'criterion' && what_values['criterion'] === criterion,
  );
}

/** A clause as a sentence of its own. */
export const asSentence = (clause: string): string =>
  `${withCapital(withShortTimes(clause))}${/[.!?]$/.test(clause) ? '' : '.'}`;
