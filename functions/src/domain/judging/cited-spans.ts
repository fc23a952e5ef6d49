import { clockTime } from '../../contract/clock-time.ts';
import type { TimeSpan } from './plan-segments.ts';
import { quoted } from './quoted.ts';
import { toldSpans } from './told-moments.ts';

/** What is played of a moment that has no end: two bars of four at 120 beats a minute. */
const playedSeconds = 4;

export interface ReadSpans {
  spans: TimeSpan[];
  /** What is no time or lies outside the video, in words, each naming its place. */
  stray: string[];
}

/** Reads the spans that an answer cites; an end may be the second after the last one. */
export function readSpans(
  at: readonly string[],
  place: string,
  durationSeconds: number,
): ReadSpans {
  const stray: string[] = [];
  const spans = at.flatMap((text, index) => {
    const told = toldSpans(text).map(({ from, to }) => spanOf(from, to ?? from));
    const within = told.filter(
      ({ start_seconds, end_seconds }) =>
        start_seconds < durationSeconds && end_seconds <= Math.ceil(durationSeconds),
    );
    if (told.length === 0 || within.length < told.length) {
      const end = clockTime(durationSeconds);
      const wrong =
        told.length === 0
          ? 'is no span as MM:SS-MM:SS'
          : `lies outside the video, which ends at ${end}`;
      stray.push(`${place}.${index}: ${quoted(text)} ${wrong}`);
    }
    return within.map(({ start_seconds, end_seconds }) => ({
      start_seconds,
      end_seconds: Math.min(
        durationSeconds,
        end_seconds > start_seconds ? end_seconds : start_seconds + playedSeconds,
      ),
    }));
  });
  return { spans, stray };
}

const spanOf = (one: number, other: number): TimeSpan => ({
  start_seconds: Math.floor(Math.min(one, other)),
  end_seconds: Math.floor(Math.max(one, other)),
});
