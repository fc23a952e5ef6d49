import { clockTime } from '../../contract/clock-time.ts';
import type { OffBeat } from '../../contract/measurements.ts';
import { offBeatInWords } from '../../contract/off-beat-words.ts';
import { lengthOf } from '../../signal/spans.ts';

const mostTold = 8;

/** Where movement leaves the beat, the longest first; nothing where it never does, or cannot be told. */
export function offBeatLines(stretches: readonly OffBeat[] | null): string[] {
  const longest = (stretches ?? []).toSorted((one, other) => lengthOf(other) - lengthOf(one));
  if (longest.length === 0) return [];
  const told = longest
    .slice(0, mostTold)
    .map(
      (one) =>
        `${clockTime(one.start_seconds)} to ${clockTime(one.end_seconds)}, ${offBeatInWords(one)}`,
    );
  const untold = longest.length - told.length;
  return [`Off the beat: ${told.join('; ')}${untold > 0 ? `; and ${untold} more` : ''}.`];
}
