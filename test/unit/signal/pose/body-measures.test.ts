import { describe, expect, it } from 'vitest';
import { measureBody } from '../../../../functions/src/signal/pose/measure-body.ts';
import {
  bothArms,
  crouching,
  leftArm,
  type Pose,
  standing,
  tPose,
  trackOf,
} from './synthesize-track.ts';

type Seen = Parameters<typeof trackOf>[1];
type Measure = 'extension' | 'symmetry' | 'posture' | 'smoothness' | 'range';

const measured = (measure: Measure, poseAt: (seconds: number) => Pose, seen?: Seen) =>
  measureBody(trackOf(poseAt, seen))?.[measure]?.value ?? Number.NaN;
const held = (pose: Pose) => () => pose;
const swing = (hertz: number, degrees: number) => (seconds: number) =>
  80 + degrees * Math.sin(2 * Math.PI * hertz * seconds);

describe('extension', () => {
  it('is 1 in a T-pose', () => {
    expect(measured('extension', held(tPose))).toBeCloseTo(1, 2);
  });

  it('is highest in a T-pose, less with hanging arms, least in a crouch', () => {
    const standingValue = measured('extension', held(standing));
    expect(standingValue).toBeLessThan(0.9);
    expect(measured('extension', held(crouching))).toBeLessThan(standingValue - 0.2);
  });

  it('is less where the elbows are folded', () => {
    const folded = { raised: 90, folded: 120 };
    const pose = { ...tPose, leftArm: folded, rightArm: folded };
    expect(measured('extension', held(pose))).toBeLessThan(0.8);
  });
});

describe('symmetry', () => {
  it('is 1 of a body that holds both sides alike', () => {
    expect(measured('symmetry', held(tPose))).toBeCloseTo(1, 2);
  });

  it('is 1 of arms that swing together', () => {
    const both = (seconds: number) => bothArms(swing(1, 60)(seconds));
    expect(measured('symmetry', both)).toBeCloseTo(1, 2);
  });

  it('is high of arms that take turns and low of one arm only', () => {
    const turns = (seconds: number) => ({
      ...leftArm(swing(1, 60)(seconds)),
      rightArm: { raised: swing(1, -60)(seconds), folded: 0 },
    });
    const one = (seconds: number) => leftArm(swing(1, 60)(seconds));
    expect(measured('symmetry', turns)).toBeGreaterThan(0.8);
    expect(measured('symmetry', one)).toBeLessThan(0.5);
  });

  it('is less of a body that holds one arm up', () => {
    expect(measured('symmetry', held(leftArm(150)))).toBeLessThan(0.8);
  });

  it.each([
    ['from the front', 1, 0],
    ['turned half away', 0.7, 0],
    ['from the side', 0.1, 1],
  ])('is seen %s', (_, width, share) => {
    expect(measureBody(trackOf(held(tPose), { width }))?.from_side).toBeCloseTo(share, 1);
  });

  it('is not told of a body that is seen from the side, where the further half is guessed', () => {
    const both = (seconds: number) => bothArms(swing(1, 60)(seconds));
    expect(measureBody(trackOf(both, { width: 0.1 }))?.symmetry).toBeNull();
  });

  it('is told less surely the more of the time a body is seen from the side', () => {
    const sure = (seconds: number) =>
      measureBody(trackOf(held(tPose), { width: (at) => (at < seconds ? 0.1 : 1), seconds: 10 }))
        ?.symmetry?.confidence ?? 0;
    expect(sure(2)).toBeLessThan(0.85 * sure(0));
    expect(sure(6)).toBeLessThan(0.6 * sure(2));
    expect(sure(8)).toBe(0);
  });

  it('tells one arm only of landmarks that jitter', () => {
    const one = (seconds: number) => leftArm(swing(1, 60)(seconds));
    expect(measured('symmetry', one, { jitter: 0.02 })).toBeLessThan(0.5);
  });
});

describe('posture', () => {
  it.each([
    ['upright', 0, 1],
    ['leaning by 45 degrees', 45, 0.5],
    ['lying', 90, 0],
    ['upside down', 180, 0],
  ])('of a body %s, %i degrees from the vertical, is %f', (_, lean, expected) => {
    expect(measured('posture', held({ ...standing, lean }))).toBeCloseTo(expected, 2);
    expect(measured('posture', held({ ...standing, lean: -lean }))).toBeCloseTo(expected, 2);
  });

  it.each([
    ['stands', 0, 1],
    ['leans', 30, 1],
    ['is bent to the level of the hips', 80, 0],
    ['stands on its hands', 180, 0],
  ])('says in how many frames a body that %s is upright', (_, lean, share) => {
    expect(measureBody(trackOf(held({ ...standing, lean })))?.upright).toBe(share);
  });

  it('is told by the trunk alone, and less surely, where the head is unseen', () => {
    const score = (name: string) => (/nose|eye|ear/.test(name) ? 0.05 : 0.75);
    const headless = measureBody(trackOf(held(standing), { score }))?.posture;
    const whole = measureBody(trackOf(held(standing)))?.posture;
    expect(headless?.value).toBe(1);
    expect(headless?.confidence).toBeLessThan(whole?.confidence ?? 0);
  });
});

describe('smoothness', () => {
  const smooth = (seconds: number) => bothArms(swing(0.5, 60)(seconds));
  const jerky: [string, (seconds: number) => Pose][] = [
    ['trembles', (seconds) => bothArms(swing(0.5, 60)(seconds) + swing(4, 12)(seconds) - 80)],
    ['jumps from stop to stop', (seconds) => bothArms(swing(0.5, 60)(Math.floor(3 * seconds) / 3))],
    ['snaps up and down', (seconds) => bothArms(Math.sin(Math.PI * seconds) > 0 ? 140 : 20)],
  ];

  describe.each([
    ['at 10 frames a second', { seconds: 12, framesPerSecond: 10 }],
    ['at 30 frames a second', { seconds: 12, framesPerSecond: 30 }],
    ['with landmarks that jitter', { seconds: 12, jitter: 0.02 }],
  ])('%s', (_, seen) => {
    it.each(jerky)(
      'is far less of a swing that %s than of a smooth one as wide',
      (_name, poseAt) => {
        const even = measured('smoothness', smooth, seen);
        expect(even).toBeGreaterThan(0.65);
        expect(measured('smoothness', poseAt, seen)).toBeLessThan(even - 0.2);
      },
    );
  });

  it.each([
    ['slow and wide', 0.5, 60],
    ['fast and wide', 2, 60],
    ['fast and small', 2, 15],
    ['small', 1, 15],
  ])('is near 1 of a swing that is %s', (_, hertz, degrees) => {
    const poseAt = (seconds: number) => bothArms(swing(hertz, degrees)(seconds));
    expect(measured('smoothness', poseAt)).toBeGreaterThan(0.95);
  });

  it('does not take the jitter of landmarks for jerks of a slow movement', () => {
    const slow = (seconds: number) => bothArms(swing(0.25, 20)(seconds));
    expect(measured('smoothness', slow, { seconds: 12, jitter: 0.02 })).toBeGreaterThan(0.85);
  });

  it('is told less surely of a movement that jitter would hide the jerks of', () => {
    const sure = (hertz: number, degrees: number) =>
      measureBody(trackOf((seconds) => bothArms(swing(hertz, degrees)(seconds)), { seconds: 12 }))
        ?.smoothness?.confidence ?? 0;
    expect(sure(0.25, 20)).toBeLessThan(0.5 * sure(1, 60));
  });

  it('does not take a gap in the landmarks for a jerk', () => {
    const score = (_: string, frame: number) => (frame % 23 < 3 ? 0.05 : 0.75);
    const gaps = measured('smoothness', smooth, { seconds: 20, score });
    expect(gaps).toBeGreaterThan(0.9);
  });

  it('is null where no point is followed for a second', () => {
    const score = (_: string, frame: number) => (frame % 8 === 0 ? 0.05 : 0.75);
    expect(measured('smoothness', smooth, { score })).toBeNaN();
  });

  it('is null where frames are too few to show a jerk', () => {
    expect(measured('smoothness', smooth, { seconds: 20, framesPerSecond: 5 })).toBeNaN();
  });
});

describe('what limbs tell', () => {
  it.each(['extension', 'smoothness', 'range'] as const)(
    'is half as sure of the %s of a body whose further half is hidden',
    (measure) => {
      const poseAt = (seconds: number) => bothArms(swing(1, 60)(seconds));
      const sure = (width: number) =>
        measureBody(trackOf(poseAt, { width }))?.[measure]?.confidence ?? 0;
      expect(sure(0.2)).toBeLessThan(0.6 * sure(1));
    },
  );
});

describe('range', () => {
  it('is 0 of a body that stands still', () => {
    expect(measured('range', held(standing))).toBe(0);
  });

  it('grows with how far the arms swing', () => {
    const ranges = [10, 30, 60].map((degrees) =>
      measured('range', (seconds) => bothArms(swing(1, degrees)(seconds))),
    );
    expect(ranges[0]).toBeLessThan(0.15);
    expect(ranges[1]).toBeGreaterThan((ranges[0] ?? 1) + 0.1);
    expect(ranges[2]).toBeGreaterThan((ranges[1] ?? 1) + 0.1);
  });

  it('is near 1 of limbs that go everywhere', () => {
    const wide = (seconds: number): Pose => ({
      ...bothArms(90 + 90 * Math.sin(2 * Math.PI * seconds)),
      leftLeg: { raised: 45 + 45 * Math.sin(Math.PI * seconds), folded: 0 },
      rightLeg: { raised: 45 - 45 * Math.sin(Math.PI * seconds), folded: 0 },
    });
    expect(measured('range', wide)).toBeGreaterThan(0.9);
  });
});
