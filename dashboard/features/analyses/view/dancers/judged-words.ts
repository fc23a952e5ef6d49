import type { JudgedDancer } from '../../../../../functions/src/contract/report.ts';

type Scored = Pick<JudgedDancer, 'technique' | 'presentation'>;

/** Such as `Technique 75 of 100, presentation not judged.` */
export function scoresInWords({ technique, presentation }: Scored): string {
  if (technique === null && presentation === null) return 'No score: that could not be judged.';
  return `Technique ${told(technique)}, presentation ${told(presentation)}.`;
}

const told = (score: number | null) =>
  score === null ? 'not judged' : `${Math.round(score)} of 100`;
