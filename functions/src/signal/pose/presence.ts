import { clamp } from '../series.ts';
import type { Span } from '../spans.ts';
import { landmarks, type PoseTrack } from './pose-track.ts';
import { type SeenBody, type SeenFrame, seeBody, trunkLength } from './seen-frames.ts';

/** A part of the picture, 0..1 of its width and height. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Between two looks that saw the body: it is somewhere in the box. */
export interface Presence extends Span {
  box: Box;
}

/** Looks fail now and then at a body that is there: a shorter gap is none. */
const longestGapSeconds = 1;

/**
 * Trunk lengths by which a body reaches beyond its landmarks: a hand beyond its wrist, .108 of the
 * stature (Drillis and Contini, 1966), of which the trunk is .288. Feet and the top of the head are less.
 */
const reachBeyond = 0.108 / 0.288;

/**
 * Where the followed body is, look after look, each until the next that saw it, ascending; empty where
 * nobody was seen.
 */
export function presenceOf(track: PoseTrack): Presence[] {
  const body = seeBody(track);
  if (body === null) return [];
  const { frames, framesPerSecond } = body;
  const boxes = frames.map((frame) => boxAbout(frame, body, track.aspect));
  return frames.flatMap(({ seconds, index }, place) => {
    const box = boxes[place];
    if (box === undefined) return [];
    const next = frames[place + 1];
    const nextBox = boxes[place + 1];
    const isFollowed = next !== undefined && next.seconds - seconds < longestGapSeconds;
    return isFollowed && nextBox
      ? [{ start_seconds: seconds, end_seconds: next.seconds, box: around(box, nextBox) }]
      : [
          {
            start_seconds: seconds,
            end_seconds: track.seconds[index + 1] ?? seconds + 1 / framesPerSecond,
            box,
          },
        ];
  });
}

/** The same of several bodies together, whose tracks have the same looks; null of null. */
export function presenceOfAll(tracks: readonly PoseTrack[] | null): Presence[] | null {
  if (tracks === null) return null;
  const each = tracks.map(presenceOf);
  const [only] = each;
  if (only !== undefined && each.length === 1) return only;
  const times = [...new Set(each.flat().flatMap((one) => [one.start_seconds, one.end_seconds]))];
  times.sort((one, other) => one - other);
  const places = each.map(() => 0);
  return times.flatMap((start_seconds, index) => {
    const end_seconds = times[index + 1];
    if (end_seconds === undefined) return [];
    const boxes = each.flatMap((presence, body) => {
      let place = places[body] ?? 0;
      while ((presence[place]?.end_seconds ?? Number.POSITIVE_INFINITY) <= start_seconds) place++;
      places[body] = place;
      const there = presence[place];
      return there !== undefined && there.start_seconds <= start_seconds ? [there.box] : [];
    });
    return boxes.length === 0 ? [] : [{ start_seconds, end_seconds, box: boxes.reduce(around) }];
  });
}

/**
 * The parts of a video of so many seconds in which the body is: presence that follow one another are
 * one, and the last look tells of nothing behind the end.
 */
export function seenSpans(presence: readonly Span[], durationSeconds: number): Span[] {
  const spans: Span[] = [];
  for (const { start_seconds, end_seconds: end } of presence) {
    const end_seconds = Math.min(end, durationSeconds);
    const last = spans.at(-1);
    if (last?.end_seconds === start_seconds) last.end_seconds = end_seconds;
    else if (start_seconds < end_seconds) spans.push({ start_seconds, end_seconds });
  }
  return spans;
}

/** About all of its points that are clear. */
function boxAbout(frame: SeenFrame, { trunk }: SeenBody, aspect: number): Box {
  const points = landmarks.flatMap(({ name }) => frame.at(name) ?? []);
  const reach = reachBeyond * Math.max(1, trunkLength(frame));
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const across = (x: number) => clamp((x * trunk) / aspect, 0, 1);
  const down = (y: number) => clamp(y * trunk, 0, 1);
  return {
    left: across(Math.min(...xs) - reach),
    top: down(Math.min(...ys) - reach),
    right: across(Math.max(...xs) + reach),
    bottom: down(Math.max(...ys) + reach),
  };
}

function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
