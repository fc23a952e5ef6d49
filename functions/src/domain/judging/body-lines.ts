import {
  type Body,
  type Estimate,
  fewestRepetitions,
  type Measurements,
  type Moment,
  type Repetitions,
} from '../../contract/measurements.ts';
import { isFloorWork, isFromSide } from './body-view.ts';
import { clockTime } from './clock-time.ts';
import { namesOf } from './dancer-names.ts';

/** What was measured of a body, in words; nothing where none was followed. */
export function bodyLines(body: Body | null): string[] {
  return body === null ? [] : [`Body: ${readings(body)}.`, ...momentLines(body)];
}

/** The same of each of several, a paragraph each. */
export function dancerLines(bodies: Measurements['bodies']): string[] {
  const nameOf = namesOf(bodies);
  return (bodies ?? []).map((body) =>
    [`Dancer ${nameOf(body.body_id)}: ${readings(body)}.`, ...momentLines(body)].join(' '),
  );
}

function readings(body: Body): string {
  const measured = [
    estimate('extension', body.extension),
    estimate('symmetry', body.symmetry),
    estimate('posture', body.posture),
    estimate('smoothness', body.smoothness),
    estimate('range', body.range),
  ].flat();
  return `seen in ${percent(body.seen)} of ${body.frames_looked_at} frames${viewOf(body)}${measured.length === 0 ? '' : `; of 1: ${measured.join(', ')}`}`;
}

function momentLines({ best_second: best, worst_second: worst }: Body): string[] {
  const moments = [moment('Clearest second', best), moment('weakest', worst)].flat();
  return moments.length === 0 ? [] : [`${moments.join(', ')}.`];
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
  const pace = perMinute === null ? '' : `, ${perMinute.toFixed(1)} a minute`;
  const [first, last] = [each[0], each.at(-1)];
  const span =
    first && last
      ? ` from ${clockTime(first.start_seconds)} to ${clockTime(last.end_seconds)}`
      : '';
  return `${count}${span}${pace}, counted from ${source === 'motion' ? 'the motion of the picture' : 'the body'} (confidence ${two(confidence)} of 1).`;
}

function estimate(name: string, of: Estimate): string[] {
  return of === null ? [] : [`${name} ${two(of.value)} (confidence ${two(of.confidence)})`];
}

function moment(name: string, of: Moment): string[] {
  return of === null ? [] : [`${name} ${clockTime(of.seconds)} (confidence ${two(of.confidence)})`];
}

const two = (value: number) => value.toFixed(2);
const percent = (share: number) => `${Math.round(100 * share)} %`;
