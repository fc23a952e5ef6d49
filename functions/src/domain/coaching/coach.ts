import { leastConfidence } from '../../contract/confidence-words.ts';
import { mostPoints, type Practice, type Strength } from '../../contract/verdict.ts';
import { whyNobody } from '../judging/somebody.ts';
import { bodyRemarks } from './body.ts';
import { formRemarks } from './form.ts';
import { playable } from './moments.ts';
import { motionRemarks } from './motion.ts';
import type { Aspect, CoachedVideo, Remark } from './remark.ts';
import { repetitionRemarks } from './repetitions.ts';
import { timingRemarks } from './timing.ts';
import { togetherRemarks } from './together.ts';

export interface Coaching {
  strengths: Strength[];
  practise: Practice[];
}

/**
 * What is good and what to practise, by the measurements alone: at most three each, what lies furthest from its
 * bound and is surest first, each of an aspect of its own. Of an aspect in which something is to be practised
 * nothing is praised. Nothing rests on a reading that is not at least fairly sure.
 */
export function coachBySignal(video: CoachedVideo): Coaching {
  const sure = remarksOn(video)
    .filter(({ confidence }) => confidence >= leastConfidence)
    .toSorted((one, other) => weightOf(other) - weightOf(one));
  const weak = sure.flatMap(({ aspect, point }) => ('drill' in point ? [{ aspect, point }] : []));
  const toPractise = new Set(weak.map(({ aspect }) => aspect));
  const good = sure.filter(({ aspect, point }) => !('drill' in point || toPractise.has(aspect)));
  const shown = <Point extends Strength>(points: readonly { aspect: Aspect; point: Point }[]) =>
    firstOfEach(points).map((point) => ({
      ...point,
      moments: playable(point.moments, video.durationSeconds),
    }));
  return { strengths: shown(good), practise: shown(weak) };
}

const weightOf = ({ effect, confidence }: Remark): number => effect * confidence;

/** What repeats clearly speaks for itself, whoever is seen; highlights say themselves what is good. */
function remarksOn(video: CoachedVideo): Remark[] {
  const { profile, measurements } = video;
  if (profile.finds === 'highlights') return [];
  const counted = repetitionRemarks(video);
  if (whyNobody(profile, measurements) !== null) return counted;
  if (profile.finds === 'repetitions') return [...counted, ...formRemarks(video)];
  return [
    ...timingRemarks(video),
    ...bodyRemarks(video),
    ...motionRemarks(video),
    ...togetherRemarks(video),
  ];
}

function firstOfEach<Point>(points: readonly { aspect: Aspect; point: Point }[]): Point[] {
  const first = new Map<Aspect, Point>();
  for (const { aspect, point } of points) {
    if (!first.has(aspect)) first.set(aspect, point);
  }
  return [...first.values()].slice(0, mostPoints);
}
