import type { JudgedDancer } from '../../../../../functions/src/contract/report.ts';
import { inPoints } from '../../../../../functions/src/contract/score-words.ts';

type Scored = Pick<JudgedDancer, 'technique' | 'presentation'>;

/** Such as `Technique 75 of 100, presentation not scored.` */
export function scoresInWords({ technique, presentation }: Scored): string {
  if (!isScored({ technique, presentation })) return 'Not scored: nobody could judge it.';
  return `Technique ${told(technique)}, presentation ${told(presentation)}.`;
}

const told = (score: number | null) =>
  score === null ? 'not scored' : `${inPoints(score)} of 100`;

export const isScored = ({ technique, presentation }: Scored): boolean =>
  technique !== null || presentation !== null;
