import type { Clothes, Colour } from '../../../../../functions/src/signal/pose/tracks/clothes.ts';
import type { Detection, Look } from '../../../../../functions/src/signal/pose/tracks/look.ts';
import { bothArms, trackOf } from '../synthesize-track.ts';

export const aspect = 16 / 9;
export const looksPerSecond = 5;

/** Somebody who dances: where, and from when to when the model finds them. */
export interface Drawn {
  /** Of the picture's width and height, of the middle of the hips. */
  at(seconds: number): { x: number; y?: number };
  clothes: Clothes;
  /** 1: clear; under 0.15: not found. */
  score?(seconds: number): number;
}

const plain = (luma: number): Colour => ({ lightness: Math.log(luma + 0.05), blue: 0, red: 0 });
const allOf = (colour: Colour): Clothes => ({ trunk: colour, thighs: colour, shanks: colour });
export const inDark = allOf(plain(0.08));
export const inLight = allOf(plain(0.7));
export const inGray = allOf(plain(0.3));

/** What a model finds of them: each moves their arms a little differently, in an order that changes. */
export function looksAt(dancers: readonly Drawn[], seconds: number): Look[] {
  return Array.from({ length: Math.round(seconds * looksPerSecond) }, (_, look) => {
    const time = look / looksPerSecond;
    const bodies = dancers.flatMap((dancer, index) => {
      const score = dancer.score?.(time) ?? 0.6;
      return score < 0.01 ? [] : [{ ...found(dancer, index, time), score }];
    });
    return { seconds: time, bodies: look % 2 === 0 ? bodies : bodies.toReversed() };
  });
}

function found({ at, clothes }: Drawn, index: number, time: number): Omit<Detection, 'score'> {
  const { x, y = 0.55 } = at(time);
  const raised = 20 + 15 * Math.sin(3 * time + index);
  const { values } = trackOf(() => bothArms(raised), {
    ...{ seconds: 0.1, framesPerSecond: 10, aspect, trunk: 0.2, hips: { x, y } },
  });
  return { pose: values, clothes };
}

/** From one place to the other between two moments, and still before and after. */
export function between(from: number, to: number, start: number, end: number) {
  return (time: number) => {
    const share = Math.min(1, Math.max(0, (time - start) / (end - start)));
    return { x: from + share * (to - from) };
  };
}
