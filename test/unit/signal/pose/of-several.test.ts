import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfSeveral, jumpsOf } from '../../../../functions/src/signal/pose/of-several.ts';
import type { PoseTrack } from '../../../../functions/src/signal/pose/pose-track.ts';
import { bothArms, trackOf } from './synthesize-track.ts';

const framesPerSecond = 10;
const poseValues = 51;

/** Ten looks a second at a body whose arms rise and sink, its hips where they are told to be. */
function track(at: (look: number) => number, looks = 30): PoseTrack {
  const seconds = Float32Array.from({ length: looks }, (_, look) => look / framesPerSecond);
  const values = new Float32Array(looks * poseValues);
  for (let look = 0; look < looks; look++) {
    const pose = bothArms(30 + 20 * Math.sin(look / 2));
    const one = trackOf(() => pose, {
      ...{ seconds: 0.1, framesPerSecond, aspect: 16 / 9, trunk: 0.2 },
      hips: { x: at(look), y: 0.55 },
    });
    values.set(one.values.subarray(0, poseValues), look * poseValues);
  }
  return { seconds, values, aspect: 16 / 9 };
}

describe('jumpsOf', () => {
  it.each<[string, (look: number) => number, number]>([
    ['a body that stands', () => 0.5, 0],
    ['one that runs through the picture in two seconds', (look) => 0.05 + 0.045 * look * 0.7, 0],
    ['another body from the middle on', (look) => (look < 15 ? 0.3 : 0.6), 1],
    ['one and the other, second by second', (look) => (look % 20 < 10 ? 0.3 : 0.6), 2],
    ['a look that errs', (look) => (look === 15 ? 0.6 : 0.3), 0],
    [
      'three looks that err, two of them in a row',
      (look) => ([9, 15, 16].includes(look) ? 0.6 : 0.3),
      0,
    ],
    ['four looks in a row that err', (look) => (look >= 15 && look < 19 ? 0.6 : 0.3), 0],
    ['a last look that errs', (look) => (look === 29 ? 0.6 : 0.3), 0],
    [
      'another body after a look that errs',
      (look) => (look < 15 ? (look === 10 ? 0.9 : 0.3) : 0.6),
      1,
    ],
    ['another body, and a look back', (look) => (look < 15 || look === 17 ? 0.3 : 0.6), 1],
  ])('counts of %s', (_, at, jumps) => {
    expect(jumpsOf(track(at))).toBe(jumps);
  });

  it('counts none across a cut', () => {
    expect(
      jumpsOf(
        track((look) => (look < 15 ? 0.3 : 0.6)),
        [1.45],
      ),
    ).toBe(0);
  });

  it('counts none where nobody is seen in between', () => {
    const { values, ...rest } = track((look) => (look < 15 ? 0.3 : 0.6));
    const gap = values.map((value, at) => {
      const look = Math.floor(at / poseValues);
      return look >= 12 && look < 18 && at % 3 === 2 ? 0 : value;
    });
    expect(jumpsOf({ ...rest, values: gap })).toBe(0);
  });

  it('counts as many as there are exchanges, wherever the two stand apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0.25, max: 0.6, noNaN: true }),
        (exchanges, apart) => {
          const at = (look: number) => 0.2 + (Math.floor(look / 6) % 2) * apart;
          expect(jumpsOf(track(at, 6 * (exchanges + 1)))).toBe(exchanges);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('isOfSeveral', () => {
  const jumping = track((look) => (look % 20 < 10 ? 0.3 : 0.6));
  const steady = track(() => 0.5);
  it.each([
    ['jumps in company', jumping, { count: 6, others: 4 }, true],
    ['jumps alone: looks that erred', jumping, { count: 6, others: 0 }, false],
    ['company, and no jump', steady, { count: 6, others: 6 }, false],
    ['jumps where nobody looked for others', jumping, null, false],
    [
      'one jump in company',
      track((look) => (look < 15 ? 0.3 : 0.6)),
      { count: 6, others: 4 },
      false,
    ],
  ])('is told by %s: %o', (_, of, looks, told) => {
    expect(isOfSeveral(of, [], looks)).toBe(told);
  });
});

describe('ten minutes in company', () => {
  const looks = 10 * 60 * framesPerSecond;
  const company = { count: 158, others: 120 };
  const isLost = (at: (look: number) => number) => isOfSeveral(track(at, looks), [], company);

  it('are of one where a look in a minute errs, or another was followed for a while', () => {
    expect(isLost((look) => (look % 600 === 300 ? 0.6 : 0.3))).toBe(false);
    expect(isLost((look) => (look > 300 && look < 350 ? 0.6 : 0.3))).toBe(false);
  });

  it('are of several where now one and now another was followed', () => {
    expect(isLost((look) => (look % 600 < 300 ? 0.6 : 0.3))).toBe(true);
  });
});
