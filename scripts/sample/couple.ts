import { mirrored, type Pose, poses } from './choreography.ts';
import type { StageDancer } from './stage-dancer.ts';

/** From the middle: stretched arms nearly meet there. */
const aside = 92;
/** Without the phrase that travels: in a mirror they would run into each other. */
const dance = [...poses.slice(0, 16), ...poses.slice(24), ...poses.slice(0, 8)];
/** A phrase in which one is a beat ahead: up where the other is down. */
const parts = (beat: number) => beat >= 16 && beat < 24;

const partners = dance.map(
  (pose, beat): Pose => mirrored((parts(beat) && dance[beat + 1]) || pose),
);

/** Two who dance in a mirror, and part in time for a phrase. */
export const couple: readonly StageDancer[] = [
  { dance, outfit: { shirt: [226, 72, 62], trousers: [92, 126, 190] }, aside: -aside },
  {
    dance: partners,
    outfit: { shirt: [246, 240, 224], trousers: [222, 210, 190] },
    aside,
  },
];
