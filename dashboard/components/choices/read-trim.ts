import type { Trim } from '../../../functions/src/contract/params.ts';
import { formatDuration } from '../formats.ts';

export type TrimReading =
  | { trim: Trim; problem: null }
  /** What to write instead, and in which field. */
  | { trim: null; problem: { field: 'from' | 'to'; words: string } };

/** Seconds, such as 75 or 75.5, or minutes and seconds, such as 1:15; null for anything else. */
export function readTime(text: string): number | null {
  const match = /^(?:(\d{1,4}):(?=\d\d(?:\D|$)))?(\d{1,5}(?:[.,]\d{1,3})?)$/.exec(text.trim());
  if (match === null) return null;
  const [, minutes, rest = ''] = match;
  const seconds = Number(rest.replace(',', '.'));
  if (minutes === undefined) return seconds;
  return seconds < 60 ? Number(minutes) * 60 + seconds : null;
}

/** The part to judge. Left empty, it starts with the video and ends with it. */
export function readTrim(
  { from, to }: { from: string; to: string },
  durationSeconds: number | null,
): TrimReading {
  const startSeconds = from.trim() === '' ? 0 : readTime(from);
  if (startSeconds === null) return problem('from', timeWords);
  if (durationSeconds !== null && startSeconds >= durationSeconds) {
    return problem('from', `The video ends at ${formatDuration(durationSeconds)}: start earlier.`);
  }
  const isOpen = to.trim() === '';
  if (isOpen && durationSeconds === null) {
    return problem('to', 'Say where the part ends: this browser cannot tell where the video does.');
  }
  const endSeconds = isOpen ? durationSeconds : readTime(to);
  if (endSeconds === null) return problem('to', timeWords);
  if (endSeconds <= startSeconds) return problem('to', 'End after the start.');
  // What is shown is rounded to whole seconds: whoever copies it means the end.
  if (durationSeconds !== null && endSeconds >= durationSeconds + 1) {
    return problem('to', `The video ends at ${formatDuration(durationSeconds)}: end no later.`);
  }
  return { trim: { start_seconds: startSeconds, end_seconds: endSeconds }, problem: null };
}

const timeWords = 'Write seconds, such as 75, or minutes and seconds, such as 1:15.';

const problem = (field: 'from' | 'to', words: string): TrimReading => ({
  trim: null,
  problem: { field, words },
});
