import { clockTime } from '../../contract/clock-time.ts';
import { type AskedFor, faultOfDancer, readClaimed } from './asked-for.ts';
import { readSpans } from './cited-spans.ts';
import type { JudgeAnswer, WrittenAnswer } from './judge-answer.ts';
import type { TimeSpan } from './plan-segments.ts';
import { quoted } from './quoted.ts';
import { toldMoments } from './told-moments.ts';

export interface AskedOf extends AskedFor {
  durationSeconds: number;
  segments: readonly TimeSpan[];
}
/** Problems are in words, each naming its place. */
export interface ReadAnswer {
  /** Without what `stray` names. */
  answer: JudgeAnswer;
  /**
   * Times that are none or lie elsewhere, claims of nothing measured, dancers that were not named, segments
   * and dancers without a time.
   */
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
  const claims = written.claims.flatMap((claim, index) => {
    const place = `claims.${index}`;
    const { dancer, fault } = readClaimed(claim, asked);
    if (fault === null) return [{ ...claim, dancer, at: read(claim.at, `${place}.at`) }];
    stray.push(`${place}.${fault}`);
    return [];
  });
  const dancers = written.dancers.flatMap((dancer, index) => {
    const place = `dancers.${index}`;
    const fault = faultOfDancer(dancer.label, written.dancers.slice(0, index), asked);
    if (fault !== null) {
      stray.push(`${place}.label: ${quoted(dancer.label)} ${fault}`);
      return [];
    }
    const at = read(dancer.at, `${place}.at`);
    const isScored = dancer.technique !== null || dancer.presentation !== null;
    if (isScored && at.length === 0)
      stray.push(`${place}.at: a scored dancer cites at least one moment of the video as MM:SS`);
    return [{ ...dancer, at }];
  });
  const scores = Object.fromEntries(
    Object.entries(written.scores).map(([key, criterion]) => {
      const at = read(criterion.at, `scores.${key}.at`);
      if (criterion.score !== null && at.length === 0)
        uncited.push(`scores.${key}.at: a score cites at least one moment of the video as MM:SS`);
      return [key, { ...criterion, at }];
    }),
  );
  const seen = <Point extends { at: readonly string[] }>(points: readonly Point[], place: string) =>
    points.map((point, index) => {
      const read = readSpans(point.at, `${place}.${index}.at`, asked.durationSeconds);
      stray.push(...read.stray);
      return { ...point, at: read.spans };
    });
  const strengths = seen(written.strengths, 'strengths');
  const practise = seen(written.practise, 'practise');
  return {
    answer: { ...written, segments, claims, scores, dancers, strengths, practise },
    ...{ stray, uncited },
  };
}

/** The moments of a span that these texts name, as whole seconds. */
export function momentsIn(at: readonly string[], span: TimeSpan): number[] {
  return at
    .flatMap(toldMoments)
    .filter((seconds) => isWithin(seconds, span))
    .map(Math.floor);
}

/** MM:SS names a whole second: it is within where any part of that second is. */
function isWithin(seconds: number, { start_seconds, end_seconds }: TimeSpan): boolean {
  return Math.floor(seconds) + 1 > start_seconds && seconds <= end_seconds;
}

const told = ({ start_seconds, end_seconds }: TimeSpan) =>
  `${clockTime(start_seconds)} to ${clockTime(end_seconds)}`;
