import type { BodyAssets, LookedFor, PreparedVideo } from '../../contract/prepared-video.ts';
import type { BodyPlan } from './body-plan.ts';

/** What a run is to find in a video. */
export interface Asked {
  /** The dance that is named, by which a tempo's level is told. */
  style: string | null;
  body: BodyPlan;
  lookedFor: LookedFor;
}

/**
 * How far what was kept tells of the video what a run asks of it, and nothing else: `whole`, not at all
 * (`none`), or as far as can be where a body still cannot be followed, and not at all where it can. `lying` are
 * the landmarks and the preview that are there now: those of a run that ended midway tell of others.
 */
export type Reuse = 'whole' | 'unless_followed' | 'none';

export function reuseOf(kept: PreparedVideo, asked: Asked, lying: BodyAssets): Reuse {
  const found = kept.looked_for ?? shownBy(kept);
  if (kept.style !== asked.style || found?.repetitions !== asked.lookedFor.repetitions)
    return 'none';
  const follows = asked.body === 'follow';
  if (!follows && isUnlooked(kept)) return 'whole';
  if (!sameDancers(found, asked.lookedFor) || (follows && isByChoice(kept))) return 'none';
  if (!isUnlooked(kept) && areItsOwn(kept, lying)) return 'whole';
  return follows ? 'unless_followed' : 'none';
}

function areItsOwn({ body_assets: made }: PreparedVideo, lying: BodyAssets): boolean {
  return made === null || (made.landmarks === lying.landmarks && made.preview === lying.preview);
}

/** Where nobody was followed nor is to be, the reason is the one of now. */
export function toldAsAsked(kept: PreparedVideo, { body }: Pick<Asked, 'body'>): PreparedVideo {
  if (body === 'follow' || !isUnlooked(kept)) return kept;
  const now = { body_absence: body, dancers_named: null };
  return { ...kept, measurements: { ...kept.measurements, ...now } };
}

/**
 * From before it was written down: one dancer, unless there are signs of more. Null: what was looked for
 * beside, be it two or as many as are seen, or whether nothing else repeats, cannot be told.
 */
function shownBy({ measurements }: PreparedVideo): LookedFor | null {
  const { indistinct_spans, repetitions, exercises, repetitions_seen } = measurements;
  const wereCounted = repetitions !== null || exercises.length > 0 || repetitions_seen !== null;
  return indistinct_spans === null && !wereCounted
    ? { dancers: 1, points: null, repetitions: false }
    : null;
}

/** No picture was looked at for a body, by choice or since it could not be done. */
function isUnlooked(kept: PreparedVideo): boolean {
  const { body_absence: absence } = kept.measurements;
  return isByChoice(kept) || absence === 'not_installed' || absence === 'memory_short';
}

/** Also from before any was looked for. */
function isByChoice({ measurements }: PreparedVideo): boolean {
  const { body_absence: absence, body, bodies } = measurements;
  if (absence === null) return body === null && bodies === null;
  return absence === 'switched_off' || absence === 'not_asked_for';
}

const sameDancers = (one: LookedFor, other: LookedFor): boolean =>
  one.dancers === other.dancers &&
  one.points?.length === other.points?.length &&
  (one.points ?? []).every(
    ({ x, y }, index) => x === other.points?.[index]?.x && y === other.points[index].y,
  );
