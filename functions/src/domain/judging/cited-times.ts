import type { MeasureKey } from '../../contract/measures.ts';
import { clockTime } from './clock-time.ts';
import type { JudgeAnswer, WrittenAnswer } from './judge-answer.ts';
import type { TimeSpan } from './plan-segments.ts';
import { toldMoments } from './told-moments.ts';

export interface AskedOf {
  durationSeconds: number;
  segments: readonly TimeSpan[];
  /** What claims may be made of. */
  claimable: readonly MeasureKey[];
}
/** Problems are in words, each naming its place. */
export interface ReadAnswer {
  /** Without what `stray` names. */
  answer: JudgeAnswer;
  /** Times that are none or lie elsewhere, claims of nothing measured, segments without a time. */
  stray: string[];
  /** Criteria that are scored and cite no moment of the video. */
  uncited: string[];
}

/** Reads the moments that an answer cites, as whole seconds. */
export function readCitedTimes(written: WrittenAnswer, asked: AskedOf): ReadAnswer {
  const stray: string[] = [];
  const uncited: string[] = [];
  const whole = {
    span: { start_seconds: 0, end_seconds: asked.durationSeconds },
    name: `the video, which ends at ${clockTime(asked.durationSeconds)}`,
  };

  function read(at: readonly string[], place: string, { span, name } = whole): number[] {
    return at.flatMap((text, index) => {
      const told = toldMoments(text);
      const within = told.filter((seconds) => isWithin(seconds, span));
      if (told.length === 0 || within.length < told.length) {
        const wrong = told.length === 0 ? 'is no time as MM:SS' : `lies outside ${name}`;
        stray.push(`${place}.${index}: ${quoted(text)} ${wrong}`);
      }
      return within.map(Math.floor);
    });
  }

  const segments = written.segments.map((segment, index) => {
    const place = `segments.${index}.at`;
    const span = asked.segments[index] ?? whole.span;
    const at = read(segment.at, place, { span, name: `segment ${segment.segment}, ${told(span)}` });
    if (segment.score !== null && at.length === 0)
      stray.push(`${place}: a scored segment cites at least one moment of its own as MM:SS`);
    return { ...segment, at };
  });
  const claimable: readonly string[] = asked.claimable;
  const claims = written.claims.flatMap((claim, index) => {
    if (claimable.includes(claim.measure))
      return [{ ...claim, at: read(claim.at, `claims.${index}.at`) }];
    const choice = claimable.length > 0 ? `choose from ${claimable.join(', ')}` : 'claim nothing';
    stray.push(`claims.${index}.measure: ${quoted(claim.measure)} was not measured, ${choice}`);
    return [];
  });
  const scores = Object.fromEntries(
    Object.entries(written.scores).map(([key, criterion]) => {
      const at = read(criterion.at, `scores.${key}.at`);
      if (criterion.score !== null && at.length === 0)
        uncited.push(`scores.${key}.at: a score cites at least one moment of the video as MM:SS`);
      return [key, { ...criterion, at }];
    }),
  );
  return { answer: { ...written, segments, claims, scores }, stray, uncited };
}

/** MM:SS names a whole second: it is within where any part of that second is. */
function isWithin(seconds: number, { start_seconds, end_seconds }: TimeSpan): boolean {
  return Math.floor(seconds) + 1 > start_seconds && seconds <= end_seconds;
}

const longestQuote = 80;

const quoted = (text: string) =>
  JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);

const told = ({ start_seconds, end_seconds }: TimeSpan) =>
  `${clockTime(start_seconds)} to ${clockTime(end_seconds)}`;
