import type { PicturePoint } from '../../../contract/followed-points.ts';
import type { Span } from '../../spans.ts';
import { finish, type Steps } from '../../steps.ts';
import { landmarks, type PoseTrack, valuesPerLandmark } from '../pose-track.ts';
import { countDancers } from './count-dancers.ts';
import { fromLeft } from './from-left.ts';
import { hiddenLooks } from './hidden-looks.ts';
import { type Linked, linkTracklets } from './link-tracklets.ts';
import type { Look } from './look.ts';
import type { Sighting } from './sightings.ts';
import { buildTracklets, type Tracklet } from './tracklets.ts';
import { trackletsAtPoints } from './tracklets-at-points.ts';

export interface FollowedDancers {
  /** From left to right: `fromLeft`. */
  dancers: Dancer[];
  /** The same dancers with what cannot be told apart: that somebody is there is sure all the same. */
  everybody: PoseTrack[];
  /**
   * Where a body was found of which it cannot be told whose it is: in an embrace, or where one hides
   * the other. It counts for neither.
   */
  indistinct: Span[];
  /** The points that name nobody, by their number from 1; empty also where nobody is named. */
  ofNobody: number[];
}
export interface Dancer {
  /** With all looks; scores of 0 where the dancer is not seen or cannot be told from another. */
  track: PoseTrack;
  /** In time, one a look at most. */
  sightings: Sighting[];
  /** When it stands at its place among the others, seconds. */
  placedSeconds: number;
}

export interface FollowOptions {
  /** Width of the picture over its height. */
  aspect: number;
  /** How many are followed, 1 to 6; null: as many as are seen at once. */
  count: number | null;
  /** When one shot was cut to the next, ascending. */
  cutSeconds?: readonly number[];
  /** Whom to follow, by where they are in the first picture, and nobody else; null: whoever is seen. */
  points?: readonly PicturePoint[] | null;
}

/** Surer than that, a tracklet is its dancer's. */
const leastProbability = 0.8;
/** Of the looks: who is seen in fewer is a shadow, a mirror, or one dancer found twice now and then. */
const leastSeen = 0.1;

/**
 * Follows each dancer through all looks: who comes back is the same one. Of a model that finds several
 * bodies in a picture and does not know which is which.
 */
export const followDancers = (looks: readonly Look[], options: FollowOptions): FollowedDancers =>
  finish(followInSteps(looks, options));

/** The same in steps: of many who cross again and again in a long video it takes seconds. */
export function* followInSteps(
  looks: readonly Look[],
  { aspect, count: asked, cutSeconds = [], points = null }: FollowOptions,
): Steps<FollowedDancers> {
  const tracklets = yield* buildTracklets(looks, aspect, cutSeconds);
  const atPoints = points?.length ? trackletsAtPoints(points, tracklets, aspect) : null;
  const named = new Set(atPoints?.filter((tracklet) => tracklet !== null));
  // Who is beside the named is told apart too: else one of them would be taken for a named one.
  const count = atPoints
    ? Math.max(named.size, countDancers(tracklets))
    : (asked ?? countDancers(tracklets));
  const linked = yield* linkTracklets(tracklets, count, { aspect, cutSeconds, named });
  yield;
  const dancersNamed = atPoints?.map((tracklet) => dancerOf(linked, tracklet)) ?? null;
  const found = Array.from({ length: count }, (_, dancer) => sightingsOf(linked, dancer));
  const everyone = found.filter(
    (sightings, dancer) =>
      dancersNamed?.includes(dancer) || sightings.length >= leastSeen * looks.length,
  );
  const all = fromLeft(
    dancersNamed ? found.filter((_, dancer) => dancersNamed.includes(dancer)) : everyone,
  );
  const seconds = Float32Array.from(looks, (look) => look.seconds);
  const indistinct = new Set<number>();
  const dancers = all.map(({ sightings: its, placedSeconds }) => {
    const others = everyone.filter((sightings) => sightings !== its);
    const doubtful = new Set(others.flatMap((other) => [...hiddenLooks(other, its)]));
    for (const { index, isSure } of its) if (!isSure) doubtful.add(index);
    for (const index of doubtful) indistinct.add(index);
    const counting = its.filter(({ index }) => !doubtful.has(index));
    return { track: trackOf(counting, seconds, aspect), sightings: counting, placedSeconds };
  });
  return {
    dancers,
    everybody: all.map(({ sightings }) => trackOf(sightings, seconds, aspect)),
    indistinct: spansOf(indistinct, seconds),
    ofNobody: numbersOfNobody(dancersNamed ?? []),
  };
}

function dancerOf(linked: readonly Linked[], tracklet: Tracklet | null): number | null {
  return linked.find((link) => link.tracklet === tracklet)?.dancer ?? null;
}

/** A second point at one dancer names nobody else. */
const numbersOfNobody = (dancers: readonly (number | null)[]): number[] =>
  dancers.flatMap((dancer, index) =>
    dancer === null || dancers.indexOf(dancer) < index ? [index + 1] : [],
  );

interface Labelled extends Sighting {
  isSure: boolean;
}

function sightingsOf(linked: readonly Linked[], dancer: number): Labelled[] {
  return linked
    .filter((link) => link.dancer === dancer)
    .flatMap(({ tracklet, probability }) =>
      tracklet.sightings.map((sighting) => ({
        ...sighting,
        isSure: probability >= leastProbability,
      })),
    )
    .toSorted((one, other) => one.index - other.index);
}

function trackOf(sightings: readonly Sighting[], seconds: Float32Array, aspect: number): PoseTrack {
  const poseValues = landmarks.length * valuesPerLandmark;
  const values = new Float32Array(seconds.length * poseValues);
  for (const { index, pose } of sightings) values.set(pose, index * poseValues);
  return { seconds, values, aspect };
}

/** Of looks that follow one another, each until the next. */
function spansOf(looks: ReadonlySet<number>, seconds: Float32Array): Span[] {
  const spans: Span[] = [];
  for (const [look, start_seconds] of seconds.entries()) {
    if (!looks.has(look)) continue;
    const end_seconds = seconds[look + 1] ?? start_seconds;
    const before = spans.at(-1);
    if (before?.end_seconds === start_seconds) before.end_seconds = end_seconds;
    else spans.push({ start_seconds, end_seconds });
  }
  return spans.filter((span) => span.end_seconds > span.start_seconds);
}
