import type { Steps } from '../../steps.ts';
import { assign } from './assign.ts';
import { clothesCost } from './clothes.ts';
import { doubtfulRows, mostCost } from './doubtful-rows.ts';
import type { Look } from './look.ts';
import { areTouching, type Sighting, sightingsOf } from './sightings.ts';
import { stepCost, still, type Velocity } from './step-cost.ts';

/** One body over a while, without a doubt that it is one: its sightings in order. */
export interface Tracklet {
  sightings: [Sighting, ...Sighting[]];
  /** It ended in touch with another, and one of the two was lost: who comes back may be either. */
  endsInTouch: boolean;
}

/** A body begins to be followed where it is clear, and is followed on where it is less so: `sightingsOf`. */
const startScore = 0.35;
/** Whoever is not seen for longer comes back as another tracklet. */
const longestGapSeconds = 0.45;

interface Open extends Tracklet {
  velocity: Velocity;
}

/**
 * Joins what was found look by look into tracklets. Each ends where it might as well be another body that
 * goes on: where two cross, or one covers the other; and at a cut. Joined again: `linkTracklets`.
 */
export function* buildTracklets(
  looks: readonly Look[],
  aspect: number,
  cutSeconds: readonly number[] = [],
): Steps<Tracklet[]> {
  const ended: Tracklet[] = [];
  let open: Open[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const [index, look] of looks.entries()) {
    yield;
    const { seconds } = look;
    const isCut = cutSeconds.some((cut) => cut > before && cut <= seconds);
    before = seconds;
    const lasting = (one: Open) => !isCut && seconds - last(one).seconds <= longestGapSeconds;
    const rows = open.filter(lasting);
    const lost = open.filter((one) => !lasting(one));
    ended.push(...lost.map((one) => ({ ...one, endsInTouch: open.some(lastTouches(one)) })));
    const seen = sightingsOf(look, index, aspect);
    const costs = rows.map((one) => seen.map((sighting) => costOf(one, sighting, aspect)));
    const chosen = assign(costs.map((row) => row.map((cost) => mostCost - cost)));
    const doubtful = doubtfulRows(costs, chosen);
    const inTouch = rowsInTouch(rows, seen, chosen);
    open = [];
    const goingOn = new Set<number>();
    for (const [row, one] of rows.entries()) {
      const column = chosen[row] ?? null;
      const sighting = column === null ? undefined : seen[column];
      if (doubtful.has(row) || inTouch.has(row)) ended.push({ ...one, endsInTouch: true });
      else if (column === null || sighting === undefined) open.push(one);
      else {
        goingOn.add(column);
        open.push(goOn(one, sighting));
      }
    }
    for (const [column, sighting] of seen.entries()) {
      const wasFollowed = chosen.includes(column);
      if (goingOn.has(column) || (sighting.score < startScore && !wasFollowed)) continue;
      open.push({ sightings: [sighting], velocity: still, endsInTouch: false });
    }
  }
  return [...ended, ...open].map(({ sightings, endsInTouch }) => ({ sightings, endsInTouch }));
}

export const last = ({ sightings }: Tracklet): Sighting => sightings.at(-1) ?? sightings[0];

/** Of its trunk, between two sightings. */
export function velocityOf(one: Sighting, next: Sighting): Velocity {
  const seconds = next.seconds - one.seconds;
  return {
    x: (next.trunk.x - one.trunk.x) / seconds,
    y: (next.trunk.y - one.trunk.y) / seconds,
  };
}

function goOn(one: Open, sighting: Sighting): Open {
  const velocity = velocityOf(last(one), sighting);
  one.sightings.push(sighting);
  return { ...one, velocity };
}

function costOf(one: Open, sighting: Sighting, aspect: number): number {
  const step = stepCost(last(one), one.velocity, sighting, aspect);
  if (step === null) return Number.POSITIVE_INFINITY;
  return step + clothesCost(last(one).clothes, sighting.clothes);
}

/** Whether another was last seen about when it was, and in touch with it. */
const lastTouches = (one: Open) => (other: Open) =>
  other !== one &&
  Math.abs(last(other).index - last(one).index) <= 1 &&
  areTouching(last(other), last(one));

/** Where one of two that touch is not found, or comes out from behind the other. */
function rowsInTouch(
  rows: readonly Open[],
  seen: readonly Sighting[],
  chosen: readonly (number | null)[],
): Set<number> {
  const inTouch = new Set<number>();
  const found = (row: number) => seen[chosen[row] ?? -1];
  const newcomers = seen.filter(
    ({ score }, column) => score >= startScore && !chosen.includes(column),
  );
  for (const [row, one] of rows.entries()) {
    const places = [last(one), found(row)].filter((place) => place !== undefined);
    const isNear = (other: Sighting) => places.some((place) => areTouching(place, other));
    if (newcomers.some(isNear)) inTouch.add(row);
    for (const [other, lost] of rows.entries()) {
      if (other === row || found(other) !== undefined || found(row) === undefined) continue;
      if (isNear(last(lost))) inTouch.add(row).add(other);
    }
  }
  return inTouch;
}
