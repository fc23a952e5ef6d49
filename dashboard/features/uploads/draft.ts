import type { Params, Trim } from '../../../functions/src/contract/params.ts';
import { profiles, usualType } from '../../../functions/src/contract/profiles/all.ts';
import type { Profile } from '../../../functions/src/contract/profiles/profile.ts';
import { contentTypeOf } from '../../../functions/src/contract/video-types.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import type { CallableRequest } from '../../firebase/callables.ts';
import { checkFile, checkLength, type VideoLimits } from './check-video.ts';
import { readParams, type Written } from './read-params.ts';
import { readTrim, type TrimReading } from './read-trim.ts';

/** The form as it is being filled in. */
export interface Draft {
  analysisType: AnalysisType;
  title: string;
  danceType: string;
  dancers: string;
  /** Only a part is to be judged: the one below. */
  isTrimmed: boolean;
  from: string;
  to: string;
  /** What was written into the fields of any profile: the chosen one takes its own. */
  params: Written;
  /** Null: as the profile does. */
  followsBody: boolean | null;
  video: ChosenVideo | null;
}
export interface ChosenVideo {
  file: File;
  /** Null: this browser cannot tell, or not yet. */
  durationSeconds: number | null;
}

export const emptyDraft: Draft = {
  analysisType: usualType,
  title: '',
  danceType: '',
  dancers: '',
  isTrimmed: false,
  from: '',
  to: '',
  params: {},
  followsBody: null,
  video: null,
};

/** Nothing was filled in yet, beside the video. */
export const isUntouched = (draft: Draft): boolean =>
  JSON.stringify({ ...draft, video: null }) === JSON.stringify(emptyDraft);

/** The contract's, in characters: `createAnalysisRequest`. */
export const lengths = { title: 120, danceType: 80, dancers: 200 } as const;

export const profileOf = (analysisType: AnalysisType): Profile => profiles[analysisType];

export interface DraftProblems {
  video: string | null;
  from: string | null;
  to: string | null;
  /** By the key of the param. */
  params: Readonly<Record<string, string>>;
}

/** What stands between the draft and its submission. */
export function problemsOf(draft: Draft, limits: VideoLimits): DraftProblems {
  const params = readParams(profileOf(draft.analysisType), draft.params).problems;
  if (draft.video === null) return { video: 'Choose a video first.', from: null, to: null, params };
  const { file, durationSeconds } = draft.video;
  const reading = readPart(draft, durationSeconds);
  const misread = reading?.problem ?? null;
  const length =
    misread === null ? checkLength(durationSeconds, reading?.trim ?? null, limits) : null;
  return {
    video: checkFile(file, limits) ?? (draft.isTrimmed ? null : length),
    from: misread?.field === 'from' ? misread.words : null,
    to: misread?.field === 'to' ? misread.words : draft.isTrimmed ? length : null,
    params,
  };
}

/** Seconds of what will be judged; null where that cannot be told yet. */
export function judgedSeconds(draft: Draft): number | null {
  const durationSeconds = draft.video?.durationSeconds ?? null;
  const reading = readPart(draft, durationSeconds);
  if (reading === null) return durationSeconds;
  if (reading.trim === null) return null;
  const { start_seconds: start, end_seconds: end } = reading.trim;
  return Math.min(end, durationSeconds ?? end) - start;
}

/** The call that submits a draft without problems. */
export function requestOf(
  draft: Draft,
  { file, durationSeconds }: ChosenVideo,
): CallableRequest<'createAnalysis'> {
  const { hasDance } = profileOf(draft.analysisType);
  return {
    analysisType: draft.analysisType,
    title: textOrNull(draft.title),
    danceType: hasDance ? textOrNull(draft.danceType) : null,
    dancers: hasDance ? textOrNull(draft.dancers) : null,
    params: paramsOf(draft, durationSeconds),
    video: { contentType: contentTypeOf(file) ?? file.type, sizeBytes: file.size },
  };
}

/** What is as the profile has it is not sent; null where nothing is left. */
function paramsOf(draft: Draft, durationSeconds: number | null): Params | null {
  const profile = profileOf(draft.analysisType);
  const trim: Trim | null = readPart(draft, durationSeconds)?.trim ?? null;
  const landmarks = draft.followsBody ?? profile.followsBody;
  const params: Params = {
    ...readParams(profile, draft.params).params,
    ...(trim !== null && { trim }),
    ...(landmarks !== profile.followsBody && { landmarks }),
  };
  return Object.keys(params).length === 0 ? null : params;
}

const readPart = (
  { isTrimmed, from, to }: Draft,
  durationSeconds: number | null,
): TrimReading | null => (isTrimmed ? readTrim({ from, to }, durationSeconds) : null);

const textOrNull = (text: string): string | null => text.trim() || null;
