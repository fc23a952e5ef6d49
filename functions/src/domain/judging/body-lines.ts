import type { Body } from '../../contract/body.ts';
import { clockTime } from '../../contract/clock-time.ts';
import { confidenceInWords } from '../../contract/confidence-words.ts';
import type { Measurements } from '../../contract/measurements.ts';
import { fewestRepetitions, type Repetitions } from '../../contract/repetitions.ts';
import { inPercent } from '../../contract/share-words.ts';
import { isFloorWork, isFromSide } from './body-view.ts';
import { namesOf } from './dancer-names.ts';

/** How a text says what was measured: in figures to a model, in words to people. */
export interface Telling {
  /** Of all values that follow; may be empty. */
  scale: string;
  value(share: number): string;
  /** Behind it; empty where it goes without saying. */
  certainty(confidence: number): string;
}
export const inFigures: Telling = {
  scale: 'of 1: ',
  value: (share) => share.toFixed(2),
  certainty: (confidence) => ` (confidence ${confidence.toFixed(2)})`,
};
export const inWords: Telling = {
  scale: '',
  value: inPercent,
  certainty(confidence) {
    const words = confidenceInWords(confidence);
    return words === 'sure' ? '' : ` (${words})`;
  },
};

/** What was measured of a body; nothing where none was followed. */
export function bodyLines(body: Body | null, telling: Telling): string[] {
  return body === null ? [] : [`Body: ${readings(body, telling)}.`, ...momentLines(body, telling)];
}

/** The same of each of several, a paragraph each. */
export function dancerLines(bodies: Measurements['bodies'], telling: Telling): string[] {
  const nameOf = namesOf(bodies);
  return (bodies ?? []).map(
    (body) => `Dancer ${nameOf(body.body_id)}: ${readingsInLine(body, telling)}`,
  );
}

/** Readings and moments of a body, as sentences of one line. */
export const readingsInLine = (body: Body, telling: Telling): string =>
  [`${readings(body, telling)}.`, ...momentLines(body, telling)].join(' ');

function readings(body: Body, { scale, value, certainty }: Telling): string {
  const measured = (['extension', 'symmetry', 'posture', 'smoothness', 'range'] as const).flatMap(
    (name) => {
      const of = body[name];
      return of === null ? [] : [`${name} ${value(of.value)}${certainty(of.confidence)}`];
    },
  );
  return `seen in ${inPercent(body.seen)} of ${body.frames_looked_at} frames${viewOf(body)}${measured.length === 0 ? '' : `; ${scale}${measured.join(', ')}`}`;
}

/** Not of the weakest second: on film it was a turn or folded arms. */
function momentLines({ best_second: best }: Body, { certainty }: Telling): string[] {
  return best === null
    ? []
    : [`Clearest second ${clockTime(best.seconds)}${certainty(best.confidence)}.`];
}

/** Where it limits what the numbers say. */
function viewOf(body: Body): string {
  const side = isFromSide(body) ? ', mostly from the side' : '';
  const posture = isFloorWork(body) ? ', mostly bent over, lying or upside down' : '';
  return `${side}${posture}`;
}

type Counted = Pick<
  Measurements,
  'repetitions' | 'exercises' | 'too_few_repetitions' | 'repetitions_seen'
>;

/** What was counted, in words, a line for each of several exercises; nothing where nothing was. */
export function repetitionLines({
  repetitions,
  exercises,
  too_few_repetitions: tooFew,
  repetitions_seen: seen,
}: Counted): string[] {
  const others = tooFew.map(
    ({ count, start_seconds, end_seconds }) =>
      `Another movement: ${count} from ${clockTime(start_seconds)} to ${clockTime(end_seconds)}, too few to be counted.`,
  );
  if (exercises.length > 1) {
    const lines = exercises.map(
      (one, index) => `Exercise ${index + 1}: ${repetitionsInWords(one)}`,
    );
    return [...lines, ...others];
  }
  if (repetitions !== null) return [`Repetitions: ${repetitionsInWords(repetitions)}`, ...others];
  if (seen === null) return [];
  return [
    `Repetitions: ${seen} were seen in a row; ${fewestRepetitions} are needed to count them.`,
  ];
}

function repetitionsInWords(repetitions: Repetitions): string {
  const { count, source, confidence, per_minute: perMinute, each } = repetitions;
  const pace = perMinute === null ? '' : `, ${Math.round(perMinute)} a minute`;
  const [first, last] = [each[0], each.at(-1)];
  const span =
    first && last
      ? ` from ${clockTime(first.start_seconds)} to ${clockTime(last.end_seconds)}`
      : '';
  return `${count}${span}${pace}, counted from ${source === 'motion' ? 'the motion of the picture' : 'the body'} (${confidenceInWords(confidence)}).`;
}
