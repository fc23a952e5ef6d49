import type { Params, Trim } from '../../contract/params.ts';
import {
  type LookedFor,
  type PreparedVideo,
  preparedVideoSchema,
} from '../../contract/prepared-video.ts';
import type { Profile } from '../../contract/profiles/profile.ts';
import { AppError } from '../errors.ts';

/** Raise it with every change of the proxy, the small frames or the measuring. */
export const preparationVersion = 11;

/** Its measurements are part of a report, and Firestore takes documents up to 1 MiB. */
export const maxPreparedBytes = 2 ** 20;

/** What lies in the bucket now and what is to be judged of it. */
export interface Preparation {
  /** Null: the source is no longer kept, so the proxy is all that there is of whichever it was. */
  sourceGeneration: string | null;
  proxyGeneration: string;
  trim: Trim | null;
  /** The dance that is named, by which a tempo's level is told. */
  style: string | null;
  /** A body is to be followed, if it can be. */
  followBody: boolean;
  lookedFor: LookedFor;
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

/** What was prepared before, where it is whole and still what this run would make; else null. */
export function readPrepared(text: string, wanted: Preparation): PreparedVideo | null {
  const read = preparedVideoSchema.safeParse(parseJson(text));
  return read.success && fits(read.data, wanted) ? read.data : null;
}

function fits(prepared: PreparedVideo, wanted: Preparation): boolean {
  return (
    prepared.version === preparationVersion &&
    prepared.style === wanted.style &&
    !(wanted.followBody && wasNotLookedFor(prepared)) &&
    wasFoundAs(prepared.looked_for, wanted) &&
    (wanted.sourceGeneration ?? prepared.source_generation) === prepared.source_generation &&
    prepared.proxy.generation === wanted.proxyGeneration &&
    sameTrim(prepared.trim, wanted.trim)
  );
}

/**
 * Whether a run asks of what was kept for what it was not measured for. What is from before that was
 * written down is judged as it was measured then, but for whom to follow.
 */
export function asksForMore(
  kept: PreparedVideo,
  wanted: Pick<Preparation, 'style' | 'followBody' | 'lookedFor'>,
): boolean {
  if (kept.looked_for === null) return wanted.lookedFor.points !== null;
  const lacksBody = wanted.followBody && wasNotLookedFor(kept);
  return lacksBody || kept.style !== wanted.style || !wasFoundAs(kept.looked_for, wanted);
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

/** By choice: what could not be done then is not tried at every rerun. */
function wasNotLookedFor({ measurements: { body_absence: absence } }: PreparedVideo): boolean {
  return absence === 'switched_off' || absence === 'not_asked_for';
}

/** Whom it follows matters only where anybody is to be followed. */
function wasFoundAs(
  found: LookedFor | null,
  { followBody, lookedFor: wanted }: Pick<Preparation, 'followBody' | 'lookedFor'>,
): boolean {
  if (found?.repetitions !== wanted.repetitions) return false;
  return !followBody || (found.dancers === wanted.dancers && samePoints(found, wanted));
}

const samePoints = ({ points: one }: LookedFor, { points: other }: LookedFor): boolean =>
  one?.length === other?.length &&
  (one ?? []).every(({ x, y }, index) => x === other?.[index]?.x && y === other[index].y);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
