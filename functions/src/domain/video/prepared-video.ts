import type { Trim } from '../../contract/params.ts';
import { type PreparedVideo, preparedVideoSchema } from '../../contract/prepared-video.ts';

/** Raise it with every change of the proxy, the small frames or the measuring. */
export const preparationVersion = 3;

/** Its measurements are part of a report, and Firestore takes documents up to 1 MiB. */
export const maxPreparedBytes = 2 ** 20;

/** What lies in the bucket now and what is to be judged of it. */
export interface Preparation {
  sourceGeneration: string;
  proxyGeneration: string;
  trim: Trim | null;
  /** A body is to be followed, if it can be. */
  followBody: boolean;
}

/** What was prepared before, where it is whole and still what this run would make; else null. */
export function readPrepared(text: string, wanted: Preparation): PreparedVideo | null {
  const read = preparedVideoSchema.safeParse(parseJson(text));
  return read.success && fits(read.data, wanted) ? read.data : null;
}

function fits(prepared: PreparedVideo, wanted: Preparation): boolean {
  return (
    prepared.version === preparationVersion &&
    !(wanted.followBody && wasNotLookedFor(prepared)) &&
    prepared.source_generation === wanted.sourceGeneration &&
    prepared.proxy.generation === wanted.proxyGeneration &&
    prepared.trim?.start_seconds === wanted.trim?.start_seconds &&
    prepared.trim?.end_seconds === wanted.trim?.end_seconds
  );
}

/** By choice: what could not be done then is not tried at every rerun. */
function wasNotLookedFor({ measurements: { body_absence: absence } }: PreparedVideo): boolean {
  return absence === 'switched_off' || absence === 'not_asked_for';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
