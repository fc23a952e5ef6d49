import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Body, bodySchema } from '../../../../functions/src/contract/body.ts';
import { measureBody } from '../../../../functions/src/signal/pose/measure-body.ts';
import { landmarks } from '../../../../functions/src/signal/pose/pose-track.ts';
import { bothArms, leftArm, type Pose, standing, trackOf } from './synthesize-track.ts';

const estimates = ['extension', 'symmetry', 'posture', 'smoothness', 'range'] as const;
const dancing = (seconds: number): Pose => ({
  ...leftArm(70 + 50 * Math.sin(2 * Math.PI * seconds)),
  lean: 10 * Math.sin(Math.PI * seconds),
  rightLeg: { raised: 30 + 30 * Math.sin(Math.PI * seconds), folded: 20 },
});
const shares = (body: Body | null) => estimates.map((name) => body?.[name]?.value ?? Number.NaN);

describe('measureBody', () => {
  it('tells all five of a body that is seen throughout, and surely', () => {
    const body = measureBody(trackOf(dancing, { seconds: 12 }));
    expect(body).toMatchObject({ seen: 1, frames_looked_at: 120 });
    for (const name of estimates) {
      expect(body?.[name]?.confidence).toBeGreaterThan(name === 'smoothness' ? 0.6 : 0.8);
    }
  });

  it.each([
    ['small at the side', { trunk: 0.1, hips: { x: 0.15, y: 0.6 } }],
    ['large', { trunk: 0.4, hips: { x: 0.6, y: 0.4 } }],
    ['in an upright picture', { aspect: 9 / 16 }],
    ['in a square picture', { aspect: 1 }],
    ['mirrored', { mirrored: true }],
  ])('measures the same of a body that is %s', (_, seen) => {
    const expected = shares(measureBody(trackOf(dancing)));
    for (const [index, value] of shares(measureBody(trackOf(dancing, seen))).entries()) {
      expect(value).toBeCloseTo(expected[index] ?? -1, 2);
    }
  });

  it('measures nearly the same of landmarks that jitter', () => {
    const expected = shares(measureBody(trackOf(dancing, { seconds: 12 })));
    const jittering = shares(measureBody(trackOf(dancing, { seconds: 12, jitter: 0.02 })));
    for (const [index, value] of jittering.entries()) {
      expect(Math.abs(value - (expected[index] ?? -1))).toBeLessThan(0.12);
    }
  });

  it('is null for the scores of noise', () => {
    expect(measureBody(trackOf(dancing, { score: () => 0.09 }))).toBeNull();
  });

  it('is null where no frame was looked at', () => {
    const nothing = { seconds: new Float32Array(), values: new Float32Array(), aspect: 1 };
    expect(measureBody(nothing)).toBeNull();
  });

  it.each([
    ['less than a second', 6, 9],
    ['less than 5 % of the frames', 60, 25],
  ])('is null for a body that shows for %s', (_, seconds, shown) => {
    const score = (_name: string, frame: number) => (frame < shown ? 0.75 : 0.05);
    expect(measureBody(trackOf(dancing, { seconds, score }))).toBeNull();
  });

  it('is null for a body too small to measure', () => {
    expect(measureBody(trackOf(dancing, { trunk: 0.015 }))).toBeNull();
  });

  it('tells the share of frames with a body, and is less sure of what half of them show', () => {
    const score = (_name: string, frame: number) => (frame < 60 ? 0.75 : 0.05);
    const half = measureBody(trackOf(dancing, { seconds: 12, score }));
    const whole = measureBody(trackOf(dancing, { seconds: 12 }));
    expect(half).toMatchObject({ seen: 0.5, frames_looked_at: 120 });
    for (const name of estimates) {
      expect(half?.[name]?.confidence).toBeLessThan(0.6 * (whole?.[name]?.confidence ?? 0));
    }
  });

  it('is less sure of what the model is less sure of', () => {
    const dim = measureBody(trackOf(dancing, { score: () => 0.4 }));
    const clear = measureBody(trackOf(dancing, { score: () => 0.75 }));
    expect(dim?.posture?.value).toBe(clear?.posture?.value);
    expect(dim?.posture?.confidence).toBeLessThan(0.7 * (clear?.posture?.confidence ?? 0));
  });

  it('has no body where the trunk is out of the picture', () => {
    const score = (name: string) => (name.endsWith('hip') ? 0.05 : 0.75);
    expect(measureBody(trackOf(dancing, { score }))).toBeNull();
  });

  it('tells the reach of the arms alone, and less surely, where the legs are out of the picture', () => {
    const score = (name: string) => (/knee|ankle/.test(name) ? 0.05 : 0.75);
    const arms = measureBody(trackOf(() => bothArms(90), { score }));
    const whole = measureBody(trackOf(() => bothArms(90)));
    expect(arms?.extension?.value).toBeCloseTo(1, 2);
    expect(arms?.extension?.confidence).toBeLessThan(0.6 * (whole?.extension?.confidence ?? 0));
    expect(arms?.posture).toEqual(whole?.posture);
  });

  it('has no symmetry where one side is hidden', () => {
    const score = (name: string) => (name.startsWith('right') ? 0.05 : 0.75);
    const body = measureBody(trackOf(dancing, { score }));
    expect(body?.symmetry).toBeNull();
    expect(body?.from_side).toBe(0);
    expect(body?.extension).not.toBeNull();
  });

  it('has no smoothness of a body that stands still', () => {
    expect(measureBody(trackOf(() => standing))?.smoothness).toBeNull();
  });

  it('answers numbers in range or null, whatever the track says', () => {
    const share = fc.float({ min: 0, max: 1, noNaN: true });
    const wild = fc.oneof(share, fc.float({ noNaN: true }), fc.constantFrom(0, 0.5, 1));
    const pool = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1, maxLength: 200 });
    const usually = (usual: number[]) =>
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...usual) },
        { weight: 1, arbitrary: fc.double({ noNaN: true }) },
      );
    const tracks = fc
      .record({
        frames: fc.nat({ max: 60 }),
        step: usually([0, 0.1, 1 / 30, 1]),
        pool: fc.oneof(pool(share), pool(wild)),
        score: fc.option(fc.float({ min: Math.fround(0.3), max: 1, noNaN: true })),
        aspect: usually([16 / 9, 9 / 16, 0]),
      })
      .map(({ frames, step, pool, score, aspect }) => ({
        seconds: Float32Array.from({ length: frames }, (_, frame) => frame * step),
        values: Float32Array.from({ length: frames * landmarks.length * 3 }, (_, index) =>
          index % 3 === 2 && score !== null ? score : (pool[index % pool.length] ?? 0),
        ),
        aspect,
      }));
    let measured = 0;
    fc.assert(
      fc.property(tracks, (track) => {
        const body = measureBody(track);
        if (body === null) return;
        measured++;
        expectSane(body);
      }),
      { numRuns: 200 },
    );
    expect(measured).toBeGreaterThan(0);
  });

  it('answers numbers in range or null of a body that moves at random and is half seen', () => {
    const degrees = fc.double({ min: -180, max: 180, noNaN: true });
    const bend = fc.record({ raised: degrees, folded: degrees });
    const pose = fc.record({
      lean: degrees,
      leftArm: bend,
      rightArm: bend,
      leftLeg: bend,
      rightLeg: bend,
    });
    const scores = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(fc.array(pose, { minLength: 1, maxLength: 12 }), scores, (poses, pool) => {
        const poseAt = (seconds: number) =>
          poses[Math.floor(seconds * 3) % poses.length] ?? standing;
        const score = (name: string, frame: number) =>
          Math.sqrt(pool[(frame + name.length) % pool.length] ?? 0);
        const body = measureBody(trackOf(poseAt, { score }));
        if (body !== null) expectSane(body);
      }),
      { numRuns: 60 },
    );
  });
});

function expectSane(body: Body): void {
  bodySchema.parse(body);
  const moments = [body.best_second, body.worst_second];
  const all = [
    body.seen,
    ...estimates.flatMap((name) => [body[name]?.value ?? 0, body[name]?.confidence ?? 0]),
    ...moments.map((moment) => moment?.confidence ?? 0),
  ];
  for (const share of all) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
    expect(share).toBe(Math.round(share * 1000) / 1000);
  }
  for (const moment of moments) expect(Number.isInteger(moment?.seconds ?? 0)).toBe(true);
}
