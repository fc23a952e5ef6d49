import type { Analysis } from '../states/analysis.ts';
import { isInHouse, type Place, placeOf } from '../states/place.ts';

/** What one user has begun, holds and waits for. */
export interface Quota {
  /** Each analysis under way, by its id. */
  pending: Readonly<Record<string, Standing>>;
  /** The UTC day that `runs` counts. */
  day: string;
  runs: number;
  /** When reruns of the last hour were asked for. */
  reruns: readonly Date[];
  /** When a run was last sent to the workers, or came back from them. */
  servedAt: Date | null;
  /** Of the videos that are kept or announced. */
  bytes: number;
}

export interface Standing {
  place: Place;
  /** Since when it stands there; of one that rests: until when. */
  since: Date;
}

export const unusedQuota: Quota = {
  pending: {},
  day: '',
  runs: 0,
  reruns: [],
  servedAt: null,
  bytes: 0,
};

/** What a change of an analysis means for its user's quota. */
export interface Move {
  analysisId: string;
  standing: Standing | null;
  /** How many bytes more are kept; negative: fewer. */
  bytes: number;
}

/** `after` null: the analysis is removed. */
export function moveOf(
  analysisId: string,
  before: Analysis | null,
  after: Analysis | null,
  now: Date,
): Move {
  const place = after && placeOf(after);
  const until = place === 'resting' ? after?.work.notBefore : null;
  const bytes = keptBytes(after) - keptBytes(before);
  return { analysisId, standing: place && { place, since: until ?? now }, bytes };
}

/** Whether a change means anything for the quota, if that stands as the analysis did before. */
export function isMoved(before: Analysis, after: Analysis): boolean {
  const sameRest = before.work.notBefore?.getTime() === after.work.notBefore?.getTime();
  const samePlace = placeOf(before) === placeOf(after);
  return !samePlace || keptBytes(before) !== keptBytes(after) || !sameRest;
}

const keptBytes = (analysis: Analysis | null) => analysis?.work.keptBytes ?? 0;

/** The quota with an analysis moved; the same where it stands there. What stays keeps the time since when. */
export function move(quota: Quota, { analysisId, standing, bytes }: Move, now: Date): Quota {
  const { [analysisId]: before, ...others } = quota.pending;
  const stays = standing?.place === before?.place && standing?.place !== 'resting';
  if (stays && bytes === 0) return quota;
  const next = stays ? before : standing;
  return {
    ...quota,
    pending: next ? { ...others, [analysisId]: next } : others,
    servedAt: (next?.place === 'out') === (before?.place === 'out') ? quota.servedAt : now,
    bytes: Math.max(0, quota.bytes + bytes),
  };
}

/** What the line is ordered by; each follows from the quota. */
export interface LineFigures {
  /** How many runs are out, and how many in the house. */
  out: number;
  inHouse: number;
  /** Since when a run waits, or since one was last served if that is later; null: none waits. */
  waitsSince: Date | null;
  /** Since when an arrived video waits for room. */
  arrivedSince: Date | null;
  /** When the first of those that rest is to be tried again. */
  wakeAt: Date | null;
}

export function lineFigures({ pending, servedAt }: Quota): LineFigures {
  const standings = Object.values(pending);
  const at = (place: Place) => standings.filter((standing) => standing.place === place);
  const waitsSince = earliest(at('waiting'));
  return {
    out: at('out').length,
    inHouse: standings.filter(({ place }) => isInHouse(place)).length,
    waitsSince: waitsSince !== null && servedAt !== null ? later(waitsSince, servedAt) : waitsSince,
    arrivedSince: earliest(at('arrived')),
    wakeAt: earliest(at('resting')),
  };
}

/** The user has no run that is out, and none that waits to be. */
export function isIdle(quota: Quota): boolean {
  const { out, waitsSince } = lineFigures(quota);
  return out === 0 && waitsSince === null;
}

/** What stands at a place, the first one first. */
export function standingAt(
  { pending }: Quota,
  place: Place,
): { analysisId: string; since: Date }[] {
  return Object.entries(pending)
    .filter(([, standing]) => standing.place === place)
    .sort(
      ([leftId, left], [rightId, right]) =>
        left.since.getTime() - right.since.getTime() || (leftId < rightId ? -1 : 1),
    )
    .map(([analysisId, { since }]) => ({ analysisId, since }));
}

function earliest(standings: readonly Standing[]): Date | null {
  if (standings.length === 0) return null;
  return new Date(Math.min(...standings.map(({ since }) => since.getTime())));
}

const later = (left: Date, right: Date) => (left > right ? left : right);
