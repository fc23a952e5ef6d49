import type { Measurements } from '../../contract/measurements.ts';
import type { JudgedDancer } from '../../contract/report.ts';
import { askedDancers } from './asked-dancers.ts';
import { inWords, readingsInLine } from './body-lines.ts';
import { namesOf } from './dancer-names.ts';
import type { JudgeAnswer } from './judge-answer.ts';
import { outOfHundred, outOfTen, withTimes } from './judged-figures.ts';

/** What a model says of each, in their order; null where it was not asked. */
export function judgedDancers(
  { dancers }: Pick<JudgeAnswer, 'dancers'>,
  measurements: Pick<Measurements, 'bodies'>,
): JudgedDancer[] | null {
  if (askedDancers(measurements).length === 0) return null;
  return (measurements.bodies ?? []).flatMap(({ body_id, label }) => {
    const judged = dancers.find((dancer) => dancer.label === label.text);
    if (judged === undefined) return [];
    return [
      {
        ...{ body_id, label },
        technique: outOfHundred(judged.technique),
        presentation: outOfHundred(judged.presentation),
        comment: withTimes(judged.comment, judged.at),
      },
    ];
  });
}

/** Of each who was followed what a model says, where it does, and what was measured. */
export function dancerParagraphs(
  judged: readonly JudgedDancer[] | null,
  bodies: Measurements['bodies'],
): string[] {
  const nameOf = namesOf(bodies);
  return (bodies ?? []).map((body) => {
    const own = judged?.find(({ body_id }) => body_id === body.body_id);
    const said =
      own === undefined
        ? ''
        : ` technique ${outOfTen(own.technique)}, presentation ${outOfTen(own.presentation)}. ${own.comment} Measured:`;
    return `Dancer ${nameOf(body.body_id)}:${said} ${readingsInLine(body, inWords)}`;
  });
}
