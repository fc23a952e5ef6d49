import type { Measurements } from '../../../functions/src/contract/measurements.ts';
import { measure } from '../../../functions/src/signal/measure.ts';
import type { Motion } from '../../../functions/src/signal/motion/motion-meter.ts';
import type { Sound } from '../../../functions/src/signal/onsets/sound-meter.ts';
import { measureBody } from '../../../functions/src/signal/pose/measure-body.ts';
import {
  type PoseTrack,
  valuesPerLandmark,
} from '../../../functions/src/signal/pose/pose-track.ts';
import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { soundOf } from '../measure-synthesized.ts';
import { beatsAt, drums } from '../synthesize-sound.ts';
import type { Dance } from './dance.ts';
import { drawDancers } from './draw-dancers.ts';
import { asMeant, type PlantedFault, plantedFaults } from './planted-faults.ts';

export const plantedSeconds = 24;
const beatsPerMinute = 120;

let music: Sound | null = null;
/** Drums on the dance's counts. */
function musicOf(): Sound {
  music ??= soundOf(drums(beatsAt(beatsPerMinute, plantedSeconds), plantedSeconds));
  return music;
}

/** How a dance is seen. */
export interface View {
  seconds: number;
  looksPerSecond: number;
  /** As `Scene` says. */
  jitter: number;
  width: number | ((seconds: number) => number);
  /** Of the score that a clear point has: how clear each is. */
  clarity: number;
}
const clearView: View = {
  ...{ seconds: plantedSeconds, looksPerSecond: 10, jitter: 0.015, width: 1, clarity: 1 },
};
export const worseViews = {
  small: { clarity: 0.8, jitter: 0.03 },
  dark: { clarity: 0.65 },
  'from the side half of the time': { width: (seconds) => (seconds % 4 < 2 ? 1 : 0.1) },
  short: { seconds: 8 },
} as const satisfies Record<string, Partial<View>>;

/** A dance as it is, or with a fault, drawn and measured; nothing is decoded. */
export const measurePlanted = (
  seed: number,
  fault: PlantedFault | null,
  view: Partial<View> = {},
): Measurements => measureDance(fault === null ? asMeant(seed) : plantedFaults[fault](seed), view);

/** Drums sound on its counts, 120 a minute. */
export function measureDance(dance: Dance, view: Partial<View> = {}): Measurements {
  const { clarity, ...seen } = { ...clearView, ...view };
  const draw = (scene: Omit<View, 'clarity'>): PoseTrack => {
    const [track] = drawDancers({ dancers: [{ dance, at: () => 0.5 }], ...scene }).tracks;
    if (track === undefined) throw new Error('Nobody was drawn.');
    return track;
  };
  const moved = draw({ ...seen, looksPerSecond: signalFormat.frameRate, jitter: 0 });
  const whole = [{ start_seconds: 0, end_seconds: seen.seconds }];
  return {
    ...measure(motionOf(moved), musicOf(), whole),
    body: measureBody(dimmed(draw(seen), clarity)),
  };
}

const dimmed = (track: PoseTrack, clarity: number): PoseTrack => ({
  ...track,
  values: track.values.map((value, at) => (at % valuesPerLandmark === 2 ? clarity * value : value)),
});

/** Of the picture's height: how thick a limb is that moves. */
const thickness = 0.05;

/** As the meter of frames would tell it: what the points of the body sweep. */
function motionOf({ seconds, values, aspect }: PoseTrack): Motion {
  const frameValues = values.length / seconds.length;
  const levels = Array.from({ length: seconds.length - 1 }, (_, frame) => {
    let swept = 0;
    for (let at = frame * frameValues; at < (frame + 1) * frameValues; at += valuesPerLandmark) {
      const right = (values[at + frameValues] ?? 0) - (values[at] ?? 0);
      const down = (values[at + frameValues + 1] ?? 0) - (values[at + 1] ?? 0);
      swept += Math.hypot(right * aspect, down) * thickness;
    }
    return swept / aspect;
  });
  return { rate: signalFormat.frameRate, levels, cutSeconds: [], exposure: 0.5, shake: 0 };
}
