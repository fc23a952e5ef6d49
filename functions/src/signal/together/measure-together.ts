import type { Together } from '../../contract/together.ts';
import type { CameraPath } from '../camera/camera-path.ts';
import type { TakeCurve } from '../curve.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { mean, rounded } from '../series.ts';
import { type Dancer, seeDancer } from './dancer.ts';
import { distanceOf } from './distance.ts';
import { lateness } from './early-or-late.ts';
import {
  type MeasuredPair,
  type Mover,
  meanEstimate,
  meanSeries,
  measurePair,
  moverOf,
} from './group.ts';
import { handsTogether } from './hands-together.ts';
import type { Series } from './series.ts';
import { clearSides } from './sides.ts';
import { breakLevel } from './synchrony-over-time.ts';
import { tellBreaks } from './tell-breaks.ts';

const mostDancers = 6;
/** So that the report stays small however long the video is. */
const mostCurveValues = 600;

export interface TogetherOptions {
  /** Null: unknown, and taken to stand. */
  camera?: CameraPath | null;
  takeCurve?: TakeCurve | undefined;
}

/**
 * What those do together who are followed, one track each, of the same looks (5 to 10 a second); the
 * number of a track, from 1, is its dancer's `body_id`. Of more than six, those who are seen most.
 */
export function measureTogether(
  tracks: readonly PoseTrack[],
  { camera = null, takeCurve }: TogetherOptions = {},
): Together {
  const dancers = mostSeen(tracks.flatMap((track, index) => seeDancer(track, index + 1) ?? []));
  const movers = dancers.map((dancer) => moverOf(dancer, camera));
  const pairs = movers.flatMap((one, index) =>
    movers.slice(index + 1).map((other) => measurePair(one, other, camera)),
  );
  const rate = dancers[0]?.body.framesPerSecond ?? 1;
  const isTold = pairs.some(({ synchrony }) => synchrony.all !== null);
  const overTime = meanSeries(pairs.map((pair) => pair.overTime));
  takeCurve?.({
    ...{ name: 'synchrony', startSeconds: dancers[0]?.seconds[0] ?? 0, rate },
    ...{ values: overTime.map((value) => value ?? Number.NaN), threshold: breakLevel },
  });
  const estimateOf = (read: (pair: MeasuredPair) => Together['synchrony']) =>
    meanEstimate(pairs.map(read));
  const sides = {
    mirrored: estimateOf(({ mirrored }) => mirrored),
    same_sided: estimateOf(({ same_sided }) => same_sided),
  };
  const [couple] = pairs.length === 1 ? pairs : [];
  const isGroup = dancers.length > 2;
  return {
    body_ids: dancers.map(({ body_id }) => body_id),
    seconds: rounded(looksWithTwo(dancers) / rate, 1),
    absence: isTold ? null : absenceOf(dancers),
    synchrony: estimateOf(({ synchrony }) => synchrony.all),
    limbs: estimateOf(({ synchrony }) => synchrony.limbs),
    rise: estimateOf(({ synchrony }) => synchrony.rise),
    steps: estimateOf(({ synchrony }) => synchrony.steps),
    ...sides,
    sides: clearSides(sides),
    hands: couple ? handsTogether(couple) : null,
    distance: couple ? distanceOf(couple) : null,
    dancers: isGroup ? eachOf(movers, pairs, rate) : [],
    pairs: isGroup ? pairs.map(pairOf) : [],
    breaks: isTold ? tellBreaks(pairs, dancers[0]?.seconds ?? new Float32Array()) : null,
    synchrony_curve: curveOf(isTold ? overTime : [], rate),
  };
}

function absenceOf({ length }: readonly Dancer[]): Together['absence'] {
  if (length === 0) return 'nobody_seen';
  return length === 1 ? 'one_seen' : 'too_little_at_once';
}

/** In their order. */
function mostSeen(dancers: readonly Dancer[]): Dancer[] {
  const longest = dancers.toSorted(
    (one, other) => other.body.frames.length - one.body.frames.length,
  );
  const chosen = new Set(longest.slice(0, mostDancers));
  return dancers.filter((dancer) => chosen.has(dancer));
}

const looksWithTwo = (dancers: readonly Dancer[]): number =>
  Array.from(
    dancers[0]?.looks ?? [],
    (_, look) => dancers.filter(({ looks }) => looks[look]).length > 1,
  ).filter(Boolean).length;

function eachOf(
  movers: readonly Mover[],
  pairs: readonly MeasuredPair[],
  rate: number,
): Together['dancers'] {
  const late = lateness(
    movers.map(({ turns }) => turns),
    rate,
  );
  return movers.map(({ dancer }, index) => {
    const own = pairs.filter(({ one, other }) => one === dancer || other === dancer);
    const seconds = late[index] ?? null;
    return {
      body_id: dancer.body_id,
      synchrony: meanEstimate(own.map(({ synchrony }) => synchrony.all)),
      unison: meanEstimate(own.map(({ same_sided }) => same_sided)),
      late_ms: seconds === null ? null : rounded(1_000 * seconds, -1),
    };
  });
}

const pairOf = ({
  one,
  other,
  synchrony,
  same_sided,
}: MeasuredPair): Together['pairs'][number] => ({
  body_ids: [one.body_id, other.body_id],
  synchrony: synchrony.all,
  unison: same_sided,
});

/** A value a second, or less often. */
function curveOf(overTime: Series, rate: number): Together['synchrony_curve'] {
  const seconds = Math.max(1, Math.ceil(rounded(overTime.length / rate / mostCurveValues)));
  // The rate is read off times of single precision.
  const count = Math.ceil(rounded(overTime.length / rate / seconds));
  const values = Array.from({ length: count }, (_, index) => {
    const [from, to] = [index, index + 1].map((end) => Math.round(end * seconds * rate));
    const told = overTime.slice(from, to).filter((value) => value !== null);
    return told.length === 0 ? null : rounded(mean(told), 2);
  });
  return { interval_seconds: seconds, values };
}
