import { describe, expect, it } from 'vitest';
import {
  presenceOf,
  presenceOfAll,
  seenSpans,
} from '../../../../functions/src/signal/pose/presence.ts';
import { bothArms, standing, tPose, trackOf } from './synthesize-track.ts';

type Seen = Parameters<typeof trackOf>[1];

/** Ten looks a second, six seconds. */
const spansOf = (isSeen: (look: number) => boolean) => {
  const score = (_: string, look: number) => (isSeen(look) ? 0.75 : 0.05);
  return seenSpans(presenceOf(trackOf(() => standing, { score })), 60).map((span) =>
    [span.start_seconds, span.end_seconds].map((seconds) => Math.round(10 * seconds) / 10),
  );
};
const boxOf = (seen?: Seen, pose = tPose) => presenceOf(trackOf(() => pose, seen))[0]?.box;

describe('seenSpans', () => {
  it.each([
    ['all the time', () => true, [[0, 6]]],
    ['never', () => false, []],
    ['from a second on, until another', (look: number) => look >= 12 && look < 40, [[1.2, 4]]],
    ['but for half a second', (look: number) => look < 20 || look >= 25, [[0, 6]]],
    ['but for 0.9 s', (look: number) => look < 20 || look >= 28, [[0, 6]]],
    [
      'but for a second and more',
      (look: number) => look < 20 || look >= 31,
      [
        [0, 2],
        [3.1, 6],
      ],
    ],
  ])('are where a body is seen: %s', (_, isSeen, expected) => {
    expect(spansOf(isSeen)).toEqual(expected);
  });

  it('end with the video, whenever its last look was', () => {
    const presence = presenceOf(trackOf(() => standing, {}));
    expect(seenSpans(presence, 5.97)).toEqual([{ start_seconds: 0, end_seconds: 5.97 }]);
    expect(seenSpans(presence, 60).at(-1)?.end_seconds).toBeCloseTo(6, 5);
  });

  it('are none of a body that is hardly ever seen', () => {
    expect(spansOf((look) => look < 4)).toEqual([]);
  });
});

describe('presenceOf', () => {
  it('holds the hands beyond the wrists and the feet below the ankles', () => {
    const { left = 1, right = 0, top = 1, bottom = 0 } = boxOf({ trunk: 0.2, aspect: 1 }) ?? {};
    // Of a T-pose: the wrists are 1.5 trunk lengths from the middle, the ankles 1.7 below the hips.
    expect(left).toBeCloseTo(0.5 - 0.2 * (1.503 + 0.375), 2);
    expect(right).toBeCloseTo(0.5 + 0.2 * (1.503 + 0.375), 2);
    expect(bottom).toBeCloseTo(0.5 + 0.2 * (1.705 + 0.375), 2);
    expect(top).toBeLessThan(0.5 - 0.2 * 1.4);
  });

  it('stays within the picture', () => {
    expect(boxOf({ trunk: 0.4, hips: { x: 0.95, y: 0.9 } })).toMatchObject({ right: 1, bottom: 1 });
  });

  it('holds the body at both looks that it lies between', () => {
    const armsAt = (seconds: number) => bothArms(seconds < 0.05 ? 0 : 180);
    const [moving, after] = presenceOf(trackOf(armsAt)).map(({ box }) => box);
    const { bottom } = boxOf({}, bothArms(0)) ?? {};
    expect(moving).toMatchObject({ top: after?.top, bottom });
  });
});

describe('presenceOfAll', () => {
  const until = (end: number, x: number) =>
    trackOf(() => standing, { hips: { x, y: 0.5 }, score: (_, frame) => (frame < end ? 0.75 : 0) });

  it('is about all of them while they are seen, and about the one who is left', () => {
    const all = presenceOfAll([until(60, 0.3), until(30, 0.7)]) ?? [];
    const boxAt = (seconds: number) =>
      all.find((one) => one.start_seconds <= seconds && one.end_seconds > seconds)?.box;
    expect(boxAt(1)?.left).toBeLessThan(0.3);
    expect(boxAt(1)?.right).toBeGreaterThan(0.7);
    expect(boxAt(4)?.right).toBeLessThan(0.5);
  });

  it('follows one another without a gap or an overlap', () => {
    const all = presenceOfAll([until(60, 0.3), until(30, 0.7)]) ?? [];
    for (const [index, one] of all.entries()) {
      expect(one.end_seconds).toBeGreaterThan(one.start_seconds);
      if (index > 0) expect(one.start_seconds).toBe(all[index - 1]?.end_seconds);
    }
  });

  it('is nowhere without a track, and unknown where nobody was looked for', () => {
    expect([presenceOfAll([]), presenceOfAll(null)]).toEqual([[], null]);
  });
});
