import { contentTypeOf } from '../../../functions/src/contract/video-types.ts';
import {
  type ChoiceProblems,
  paramsOf,
  problemsOfChoices,
  profileOf,
  type RunChoices,
  usualChoices,
} from '../../components/choices/run-choices.ts';
import type { CallableRequest } from '../../firebase/callables.ts';
import { checkFile, type VideoLimits } from './check-video.ts';

/** The form as it is being filled in. */
export interface Draft extends RunChoices {
  title: string;
  dancers: string;
  video: ChosenVideo | null;
}
export interface ChosenVideo {
  file: File;
  /** Null: this browser cannot tell, or not yet. */
  durationSeconds: number | null;
}

export const emptyDraft: Draft = { ...usualChoices, title: '', dancers: '', video: null };

/** Nothing was filled in yet, beside the video. */
export function isUntouched({ video: _video, ...draft }: Draft): boolean {
  const names = Object.keys(draft) as (keyof typeof draft)[];
  return names.every((name) => JSON.stringify(draft[name]) === JSON.stringify(emptyDraft[name]));
}

export type DraftProblems = Omit<ChoiceProblems, 'whole'> & { video: string | null };

/** What stands between the draft and its submission. */
export function problemsOf(draft: Draft, limits: VideoLimits): DraftProblems {
  const { video } = draft;
  const { whole, ...problems } = problemsOfChoices(draft, video?.durationSeconds ?? null, limits);
  if (video === null)
    return { video: 'Choose a video first.', from: null, to: null, params: problems.params };
  return { video: checkFile(video.file, limits) ?? whole, ...problems };
}

/** The call that submits a draft without problems. */
export function requestOf(
  draft: Draft,
  { file, durationSeconds }: ChosenVideo,
): CallableRequest<'createAnalysis'> {
  const { hasDance } = profileOf(draft.analysisType);
  const params = paramsOf(draft, durationSeconds);
  return {
    analysisType: draft.analysisType,
    title: textOrNull(draft.title),
    danceType: hasDance ? textOrNull(draft.danceType) : null,
    dancers: hasDance ? textOrNull(draft.dancers) : null,
    params: Object.keys(params).length === 0 ? null : params,
    video: { contentType: contentTypeOf(file) ?? file.type, sizeBytes: file.size },
  };
}

const textOrNull = (text: string): string | null => text.trim() || null;
