import type { Params, Trim } from '../../contract/params.ts';
import {
  type LookedFor,
  type PreparedVideo,
  preparedVideoSchema,
} from '../../contract/prepared-video.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { AppError } from '../errors.ts';

/** Raise it with every change of the proxy, the small frames or the measuring. */
export const preparationVersion = 12;

/** Its measurements are part of a report, and Firestore takes documents up to 1 MiB. */
export const maxPreparedBytes = 2 ** 20;

/** What lies in the bucket now, and which part of it is judged. */
export interface Preparation {
  sourceGeneration: string;
  proxyGeneration: string;
  trim: Trim | null;
}

/** What these params ask this profile to find. */
export const lookedFor = (
  { dancers, finds }: Profile,
  { dancers_followed: points = null }: Params,
): LookedFor => ({ dancers, points, repetitions: finds === 'repetitions' });

/** What lies in the bucket of a video that was prepared; null: it is not there. */
export interface KeptVideo {
  /** Of `prepared.json`. */
  text: string | null;
  proxyGeneration: string | null;
}

/** What was prepared of this video before, where it is whole and was measured as it is by now; else null. */
export function readPrepared(text: string, wanted: Preparation): PreparedVideo | null {
  const read = preparedVideoSchema.safeParse(parseJson(text));
  return read.success && isOf(read.data, wanted) ? read.data : null;
}

function isOf(prepared: PreparedVideo, wanted: Preparation): boolean {
  return (
    prepared.version === preparationVersion &&
    prepared.looked_for !== null &&
    prepared.source_generation === wanted.sourceGeneration &&
    prepared.proxy.generation === wanted.proxyGeneration &&
    sameTrim(prepared.trim, wanted.trim)
  );
}

function sameTrim(left: Trim | null, right: Trim | null): boolean {
  return left?.start_seconds === right?.start_seconds && left?.end_seconds === right?.end_seconds;
}

/**
 * What was prepared of a source that is no longer kept, as it was measured then. Refuses
 * `video_missing` where a run would need the source itself.
 */
export function requireKept(
  { text, proxyGeneration }: KeptVideo,
  { trim, keptDays }: { trim: Trim | null; keptDays: number },
): PreparedVideo {
  const read = text === null ? null : preparedVideoSchema.safeParse(parseJson(text));
  const prepared = read?.success ? read.data : null;
  // Also where it is measured otherwise by now: there is nothing to measure anew.
  if (prepared === null || prepared.proxy.generation !== proxyGeneration) {
    throw sourceGone(
      keptDays,
      'What is left of it cannot be judged again. Please upload the video again.',
    );
  }
  if (!sameTrim(prepared.trim, trim)) {
    throw sourceGone(
      keptDays,
      'Only the part that was judged before is left. Run that part again, or upload the video again.',
    );
  }
  return prepared;
}

/** Told to whoever asks for what was uploaded, once it is no longer kept. */
export function sourceGone(keptDays: number, whatToDo: string): AppError {
  const days = keptDays === 1 ? '1 day' : `${keptDays} days`;
  return new AppError(
    'video_missing',
    `The uploaded video was kept for ${days} and has been removed. ${whatToDo}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
