import type { Params, Trim } from '../../../functions/src/contract/params.ts';
import { profiles, usualType } from '../../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import { checkLength, type LengthLimit } from './check-length.ts';
import type { Point } from './follow/points.ts';
import { readParams, type Written } from './read-params.ts';
import { readTime, readTrim, type TrimReading } from './read-trim.ts';

/** What people choose of a run, as it is being filled in. */
export interface RunChoices {
  analysisType: AnalysisType;
  danceType: string;
  /** Only a part is to be judged: the one below. */
  isTrimmed: boolean;
  from: string;
  to: string;
  /** What was written into the fields of any profile: the chosen one takes its own. */
  params: Written;
  /** Null: as the profile does. */
  followsBody: boolean | null;
  /** Where they are as what is judged begins. */
  dancersFollowed: readonly Point[];
}

export const usualChoices: RunChoices = {
  analysisType: usualType,
  danceType: '',
  isTrimmed: false,
  from: '',
  to: '',
  params: {},
  followsBody: null,
  dancersFollowed: [],
};

/** The contract's, in characters: `createAnalysisRequest`. */
export const lengths = { title: 120, danceType: 80, dancers: 200 } as const;

export const profileOf = (analysisType: AnalysisType): Profile => profiles[analysisType];

export interface ChoiceProblems {
  /** Of the whole, where no part is chosen. */
  whole: string | null;
  from: string | null;
  to: string | null;
  /** By the key of the param. */
  params: Readonly<Record<string, string>>;
}

/** What stands between the choices and a run; `durationSeconds` of the video, null where nobody knows. */
export function problemsOfChoices(
  choices: RunChoices,
  durationSeconds: number | null,
  limit: LengthLimit,
): ChoiceProblems {
  const reading = readPart(choices, durationSeconds);
  const misread = reading?.problem ?? null;
  const length =
    misread === null ? checkLength(durationSeconds, reading?.trim ?? null, limit) : null;
  return {
    whole: choices.isTrimmed ? null : length,
    from: misread?.field === 'from' ? misread.words : null,
    to: misread?.field === 'to' ? misread.words : choices.isTrimmed ? length : null,
    params: readParams(profileOf(choices.analysisType), choices.params).problems,
  };
}

/** Seconds of what will be judged; null where that cannot be told yet. */
export function judgedSeconds(choices: RunChoices, durationSeconds: number | null): number | null {
  const reading = readPart(choices, durationSeconds);
  if (reading === null) return durationSeconds;
  if (reading.trim === null) return null;
  const { start_seconds: start, end_seconds: end } = reading.trim;
  return Math.min(end, durationSeconds ?? end) - start;
}

/** Where what is judged begins, in seconds of the video. */
export const startSeconds = ({ isTrimmed, from }: RunChoices): number =>
  isTrimmed ? (readTime(from) ?? 0) : 0;

/** How many dancers can be marked: none where no body is followed. */
export function mostMarked({ analysisType, followsBody }: RunChoices): number {
  const profile = profileOf(analysisType);
  return (followsBody ?? profile.followsBody) ? (profile.mostNamed ?? 0) : 0;
}

/** Marks are of the first picture: where another is the first, they are gone. */
export function withChange<Choices extends RunChoices>(
  before: Choices,
  change: Partial<Choices>,
): Choices {
  const after = { ...before, ...change };
  const isSamePicture = startSeconds(after) === startSeconds(before);
  return isSamePicture ? after : { ...after, dancersFollowed: change.dancersFollowed ?? [] };
}

/** What is as the profile has it is left out. */
export function paramsOf(choices: RunChoices, durationSeconds: number | null): Params {
  const profile = profileOf(choices.analysisType);
  const trim: Trim | null = readPart(choices, durationSeconds)?.trim ?? null;
  const landmarks = choices.followsBody ?? profile.followsBody;
  const marked = choices.dancersFollowed.slice(0, mostMarked(choices));
  return {
    ...readParams(profile, choices.params).params,
    ...(trim !== null && { trim }),
    ...(landmarks !== profile.followsBody && { landmarks }),
    ...(marked.length > 0 && { dancers_followed: marked }),
  };
}

const readPart = (
  { isTrimmed, from, to }: RunChoices,
  durationSeconds: number | null,
): TrimReading | null => (isTrimmed ? readTrim({ from, to }, durationSeconds) : null);
