import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import type { Exercise, Repetitions } from '../../../../../functions/src/contract/repetitions.ts';
import type { Workout } from '../../../../../functions/src/contract/report.ts';
import { formatMoment, formatShare } from '../../../../components/formats.ts';

/** A change of less than this is none that anybody sees. */
const steadyWithin = 0.05;

/** `12 repetitions of squats`, without the number. */
export function whatWasRepeated({ exercise, repetitions }: Workout): string {
  const noun = repetitions === 1 ? 'repetition' : 'repetitions';
  return exercise === null ? noun : `${noun} of ${exercise}`;
}

/** `Exercise 2: 4 repetitions from 0:27 to 0:44`, counted from 0. */
export function exerciseInWords(exercise: Exercise, index: number): string {
  const { count, start_seconds: start, end_seconds: end } = exercise;
  return `Exercise ${index + 1}: ${count} repetitions from ${formatMoment(start)} to ${formatMoment(end)}`;
}

/** What a workout shows beside its count, each where it was measured. */
export function workoutInWords({ per_minute, range_trend, fatigue }: Workout): string[] {
  return [
    ...(per_minute === null ? [] : [`About ${Math.round(per_minute)} a minute.`]),
    ...(range_trend === null ? [] : [rangeInWords(range_trend)]),
    ...(fatigue === null ? [] : [fatigueInWords(fatigue)]),
  ];
}

function rangeInWords(trend: number): string {
  if (Math.abs(trend) < steadyWithin) return 'The range stays the same to the end.';
  const grown = trend > 0 ? 'grows' : 'shrinks';
  return `The range ${grown} by ${formatShare(Math.abs(trend))} from the first to the last.`;
}

function fatigueInWords(fatigue: number): string {
  if (fatigue < steadyWithin) return 'No sign of getting tired.';
  const size = fatigue < 0.2 ? 'A little' : fatigue < 0.4 ? 'Clearly' : 'Very';
  return `${size} tired towards the end: the last third is ${formatShare(fatigue)} slower and narrower than the first.`;
}

export function countedFrom({ source, confidence }: Repetitions): string {
  const what = source === 'landmarks' ? 'the body' : 'the motion of the picture';
  return `Counted from ${what}, ${confidenceInWords(confidence)}.`;
}
