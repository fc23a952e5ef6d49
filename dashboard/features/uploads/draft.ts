import type { Trim } from '../../../functions/src/contract/params.ts';
import { profiles, usualType } from '../../../functions/src/contract/profiles/all.ts';
import type { AnalysisType } from '../../../functions/src/contract/vocabulary.ts';
import type { CallableRequest } from '../../firebase/callables.ts';
import { checkFile, checkLength, type VideoLimits } from './check-video.ts';
import { contentTypeOf } from './content-type.ts';
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
  video: null,
};

/** The contract's, in characters: `createAnalysisRequest`. */
export const lengths = { title: 120, danceType: 80, dancers: 200 } as const;

export const hasDance = (analysisType: AnalysisType): boolean => profiles[analysisType].hasDance;

export interface DraftProblems {
  video: string | null;
  from: string | null;
  to: string | null;
}

/** What stands between the draft and its submission. */
export function problemsOf(draft: Draft, limits: VideoLimits): DraftProblems {
  if (draft.video === null) return { video: 'Choose a video first.', from: null, to: null };
  const { file, durationSeconds } = draft.video;
  const reading = readPart(draft, durationSeconds);
  const misread = reading?.problem ?? null;
  const length =
    misread === null ? checkLength(durationSeconds, reading?.trim ?? null, limits) : null;
  return {
    video: checkFile(file, limits) ?? (draft.isTrimmed ? null : length),
    from: misread?.field === 'from' ? misread.words : null,
    to: misread?.field === 'to' ? misread.words : draft.isTrimmed ? length : null,
  };
}

/** The call that submits a draft without problems. */
export function requestOf(
  draft: Draft,
  { file, durationSeconds }: ChosenVideo,
): CallableRequest<'createAnalysis'> {
  const trim: Trim | null = readPart(draft, durationSeconds)?.trim ?? null;
  const withDance = hasDance(draft.analysisType);
  return {
    analysisType: draft.analysisType,
    title: textOrNull(draft.title),
    danceType: withDance ? textOrNull(draft.danceType) : null,
    dancers: withDance ? textOrNull(draft.dancers) : null,
    params: trim === null ? null : { trim },
    video: { contentType: contentTypeOf(file) ?? file.type, sizeBytes: file.size },
  };
}

const readPart = (
  { isTrimmed, from, to }: Draft,
  durationSeconds: number | null,
): TrimReading | null => (isTrimmed ? readTrim({ from, to }, durationSeconds) : null);

const textOrNull = (text: string): string | null => text.trim() || null;
