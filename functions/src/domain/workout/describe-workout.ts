import { clockTime } from '../../contract/clock-time.ts';
import type { Measurements } from '../../contract/measurements.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { fewestRepetitions, type Repetitions } from '../../contract/repetitions.ts';
import type { Workout } from '../../contract/report.ts';
import { inPercent } from '../../contract/share-words.ts';

/** What nobody would see. */
const unnoticed = 0.05;
const sources = { landmarks: 'the joints of the body', motion: 'the motion of the picture' };

/** The section of a report that tells a workout, in Markdown; '' where none is looked for. */
export function describeWorkout(
  { finds }: Profile,
  workout: Workout | null,
  { repetitions, repetitions_seen: seen, too_few_repetitions: tooFew }: Measurements,
): string {
  if (finds !== 'repetitions') return '';
  const lines =
    workout === null || repetitions === null
      ? [noneLine(seen)]
      : [
          ...exerciseLines(workout),
          ...tooFewLines(tooFew),
          countLine(workout, repetitions),
          tempoLine(workout, repetitions),
          rangeLine(workout),
          fatigueLine(workout),
        ];
  return ['## Workout', 'Measured, not judged.', lines.map((line) => `- ${line}`).join('\n')].join(
    '\n\n',
  );
}

function noneLine(seen: number | null): string {
  return seen === null
    ? 'No repetitions: nothing in this video repeats clearly, three times at least.'
    : `Repetitions: ${seen} were seen in a row; ${fewestRepetitions} are needed to count them.`;
}

/** Each by its number, where there are several. */
function exerciseLines({ exercises }: Workout): string[] {
  if (exercises.length < 2) return [];
  return exercises.map(
    ({ repetitions, start_seconds: start, end_seconds: end }, index) =>
      `Exercise ${index + 1}: **${repetitions} repetitions** from ${clockTime(start)} to ${clockTime(end)}.`,
  );
}

function tooFewLines(tooFew: Measurements['too_few_repetitions']): string[] {
  return tooFew.map(
    ({ count, start_seconds: start, end_seconds: end }) =>
      `From ${clockTime(start)} to ${clockTime(end)} another movement: ${count} were seen in a row; ${fewestRepetitions} are needed to count them.`,
  );
}

function countLine(
  { exercise, repetitions: count, exercises }: Workout,
  { source, confidence }: Repetitions,
) {
  const of = exercise === null || exercises.length > 1 ? '' : ` of ${exercise}`;
  const which = exercises.length > 1 ? 'The longest exercise: ' : '';
  return `${which}**${count} repetitions**${of}, counted from ${sources[source]} (they repeat with a clarity of ${inPercent(confidence)}).`;
}

function tempoLine({ per_minute: perMinute }: Workout, { each }: Repetitions): string {
  const lengths = each.map((one) => one.end_seconds - one.start_seconds);
  const pace = perMinute === null ? '' : `${perMinute.toFixed(0)} a minute; `;
  return `Tempo: ${pace}the movement of one takes ${Math.min(...lengths).toFixed(1)} to ${Math.max(...lengths).toFixed(1)} s.`;
}

function rangeLine({ range_trend: trend }: Workout): string {
  if (trend === null) return 'Range: too few repetitions to tell a trend.';
  if (Math.abs(trend) < unnoticed) return 'Range: the same from the first to the last.';
  const change = trend < 0 ? 'shrinks' : 'grows';
  return `Range: ${change} by ${inPercent(Math.abs(trend))} from the first to the last.`;
}

function fatigueLine({ fatigue }: Workout): string {
  if (fatigue === null) return 'Fatigue: too few repetitions to tell.';
  if (fatigue < unnoticed)
    return 'Fatigue: none to be seen, the last third is as fast and as wide.';
  return `Fatigue: the last third moves ${inPercent(fatigue)} slower than the first, by taking longer or going less far.`;
}
