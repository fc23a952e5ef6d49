import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { framingOf } from '../../../../functions/src/signal/pose/framing.ts';
import type { LandmarkName } from '../../../../functions/src/signal/pose/pose-track.ts';
import { crouching, standing, tPose, trackOf } from './synthesize-track.ts';

type Seen = Parameters<typeof trackOf>[1];
const framing = (seen: Seen, pose = standing) => framingOf(trackOf(() => pose, seen));

/** As the model scores what it cannot see. */
const without =
  (hidden: RegExp) =>
  (name: LandmarkName): number =>
    hidden.test(name) ? 0.1 : 0.75;
const head = /nose|eye|ear/;

describe('framingOf', () => {
  it('knows nothing where nobody was seen', () => {
    expect(framing({ score: () => 0.1 })).toBeNull();
  });

  it('tells the height of a body in heights of the picture', () => {
    expect(framing({ trunk: 0.144 })?.size).toBeCloseTo(0.5, 2);
    expect(framing({ trunk: 0.0576 })?.size).toBeCloseTo(0.2, 2);
  });

  it('takes the size of who points at the camera from the reach of the limbs', () => {
    const far = framing({ trunk: 0.05, aspect: 1 }, tPose)?.size ?? 0;
    expect(far).toBeGreaterThan(0.05 * 3);
  });

  it.each<[string, Seen, { feet_out: number; head_out: number }]>([
    ['whole', {}, { feet_out: 0, head_out: 0 }],
    [
      'so low that the feet are guessed below the picture',
      { hips: { x: 0.5, y: 0.8 } },
      { feet_out: 1, head_out: 0 },
    ],
    [
      'so low that neither knees nor feet are seen',
      { hips: { x: 0.5, y: 0.9 }, score: without(/knee|ankle/) },
      { feet_out: 1, head_out: 0 },
    ],
    ['whole, its feet in the dark', { score: without(/ankle/) }, { feet_out: 0, head_out: 0 }],
    [
      'so high that the head is out',
      { hips: { x: 0.5, y: 0.27 }, score: without(head) },
      { feet_out: 0, head_out: 1 },
    ],
    ['whole, its face turned away', { score: without(head) }, { feet_out: 0, head_out: 0 }],
    [
      'larger than the picture',
      { trunk: 0.7, hips: { x: 0.5, y: 0.8 }, score: without(/nose|eye|ear|knee|ankle/) },
      { feet_out: 1, head_out: 1 },
    ],
  ])('tells of a body that is %s what is out of the picture', (_what, seen, out) => {
    expect(framing(seen)).toMatchObject(out);
  });

  it('takes a crouch for no missing feet', () => {
    expect(framing({ hips: { x: 0.5, y: 0.7 } }, crouching)?.feet_out).toBe(0);
  });

  it('is shares of the looks', () => {
    const track = trackOf((seconds) => (seconds < 1.95 ? crouching : standing), {
      seconds: 8,
      hips: { x: 0.5, y: 0.75 },
    });
    expect(framingOf(track)?.feet_out).toBeCloseTo(0.75, 6);
  });

  it('is the same mirrored, and wherever a whole body stands', () => {
    const places = fc.record({
      x: fc.double({ min: 0.3, max: 0.7, noNaN: true }),
      y: fc.double({ min: 0.4, max: 0.55, noNaN: true }),
    });
    const trunks = fc.double({ min: 0.05, max: 0.22, noNaN: true });
    fc.assert(
      fc.property(places, trunks, (hips, trunk) => {
        const found = framing({ hips, trunk });
        expect(found).toMatchObject({ feet_out: 0, head_out: 0 });
        expect(found?.size).toBeCloseTo(trunk / 0.288, 2);
        expect(framing({ hips, trunk, mirrored: true })?.size).toBeCloseTo(found?.size ?? 0, 4);
      }),
      { numRuns: 30 },
    );
  });
});
