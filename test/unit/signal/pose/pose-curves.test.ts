import { describe, expect, it } from 'vitest';
import { poseCurves } from '../../../../functions/src/signal/pose/pose-curves.ts';
import { seeBody } from '../../../../functions/src/signal/pose/seen-frames.ts';
import { standing, trackOf } from './synthesize-track.ts';

describe('poseCurves', () => {
  it('crosses its threshold where a look shows a body, and nowhere else', () => {
    const score = (name: string, frame: number) =>
      frame % 3 === 0 && /elbow|wrist|knee|ankle/.test(name) ? 0.29 : 0.31;
    const track = trackOf(() => standing, { score });
    const curve = poseCurves(track).find(({ name }) => name === 'seen_score');
    const shown = Array.from(curve?.values ?? [], (value) => value >= (curve?.threshold ?? 0));
    const seen = new Set(seeBody(track)?.frames.map(({ index }) => index));
    expect(seen.size).toBe(40);
    expect(shown).toEqual(Array.from({ length: 60 }, (_, look) => seen.has(look)));
  });

  it('tells how much of the picture the next look is at, all of it where nobody is', () => {
    const score = (_name: string, frame: number) => (frame < 30 ? 0.75 : 0.05);
    const track = trackOf(() => standing, { score, trunk: 0.1 });
    const sides = Array.from(
      poseCurves(track).find(({ name }) => name === 'crop_side')?.values ?? [],
    );
    expect(Math.max(...sides.slice(0, 30))).toBeLessThan(0.6);
    expect(new Set(sides.slice(30))).toEqual(new Set([1]));
  });

  it('has none of a track without time', () => {
    expect(poseCurves(trackOf(() => standing, { seconds: 0.1 }))).toEqual([]);
  });
});
