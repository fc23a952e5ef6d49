import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../../functions/src/signal/curve.ts';
import { measureTogether } from '../../../../functions/src/signal/together/measure-together.ts';
import type { Drawn } from '../../../support/dancers/draw-dancers.ts';
import * as scenes from '../../../support/dancers/scenes.ts';

const measure = ({ tracks, camera }: Drawn) => measureTogether(tracks, { camera });
const rates = [10, 5].map((looksPerSecond) => ({ looksPerSecond, jitter: 0.02 }));

describe.each(rates)('measureTogether, $looksPerSecond looks a second', (looks) => {
  it('tells two who dance as one, and less of them the later one is', () => {
    const [asOne = 0, late = 0, later = 0] = [0, 0.1, 0.2].map(
      (lag) => measure(scenes.withLag(3, lag, looks)).synchrony?.value ?? 0,
    );
    expect(asOne).toBeGreaterThan(0.9);
    expect(late).toBeLessThan(asOne - 0.1);
    expect(later).toBeLessThan(late - 0.1);
  });

  it('tells the same side from a mirror', () => {
    expect(measure(scenes.withLag(3, 0, looks)).sides).toBe('same_sided');
    expect(measure(scenes.mirrored(3, looks)).sides).toBe('mirrored');
  });

  it.each([
    ['strangers', scenes.strangers],
    ['who is shifted', scenes.shifted],
  ])('tells nothing of %s', (_, draw) => {
    const { synchrony, sides, breaks } = measure(draw(3, looks));
    expect(synchrony?.value).toBeLessThan(0.2);
    expect(synchrony?.confidence).toBeGreaterThan(0.7);
    expect({ sides, breaks }).toEqual({ sides: null, breaks: null });
  });

  it('keeps to it through an exchange of places, and is less sure where one was away', () => {
    const [crossing, leaving] = [scenes.crossing(3, looks), scenes.leaving(3, looks)].map(measure);
    expect(crossing?.synchrony?.value).toBeGreaterThan(0.85);
    expect(leaving?.synchrony?.value).toBeGreaterThan(0.9);
    expect(leaving?.synchrony?.confidence).toBeLessThan(crossing?.synchrony?.confidence ?? 0);
    expect(crossing?.breaks).toEqual([]);
  });

  it('takes off what the camera moves, which moves both', () => {
    const drawn = scenes.strangers(3, { ...looks, camera: scenes.byHand });
    expect(measure(drawn).rise?.value).toBeLessThan(0.3);
    expect(measureTogether(drawn.tracks).rise?.value).toBeGreaterThan(0.6);
  });

  it('says that two were seen at once for too little, and nothing else', () => {
    expect(measure(scenes.hardlyAtOnce(3, looks))).toMatchObject({
      ...{ absence: 'too_little_at_once', synchrony: null, mirrored: null, hands: null },
      ...{ distance: null, breaks: null, synchrony_curve: { interval_seconds: 1, values: [] } },
    });
  });

  it('tells where one of two leaves the other', () => {
    const breaks = measure(scenes.parting(2, looks)).breaks ?? [];
    expect(breaks.length).toBeGreaterThan(0);
    for (const { start_seconds, end_seconds, body_ids } of breaks) {
      expect(start_seconds).toBeGreaterThan(scenes.partedFrom - 1.5);
      expect(end_seconds).toBeLessThan(scenes.partedTo + 1.5);
      expect(body_ids).toEqual([1, 2]);
    }
  });

  it('tells which of three is late, as far as the looks allow', () => {
    const lateOf = (lag: number) =>
      measure(scenes.threeWithLag(3, lag, looks)).dancers.map(({ late_ms }) => late_ms);
    expect(lateOf(0)).toEqual([null, null, null]);
    const [, , late] = lateOf(0.2);
    expect(Math.abs((late ?? 0) - 200)).toBeLessThanOrEqual(40);
    const [first, second, third] = lateOf(0.1);
    expect([first, second]).toEqual([null, null]);
    if (looks.looksPerSecond === 10) expect(Math.abs((third ?? 0) - 100)).toBeLessThanOrEqual(40);
    else expect(third).toBeNull();
  });

  it('tells the unison of three, and none of three strangers', () => {
    const { same_sided, pairs, hands, distance } = measure(scenes.threeWithLag(3, 0, looks));
    expect(same_sided?.value).toBeGreaterThan(0.8);
    expect(pairs.map(({ body_ids }) => body_ids)).toEqual([
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect({ hands, distance }).toEqual({ hands: null, distance: null });
    expect(measure(scenes.threeStrangers(3, looks)).same_sided?.value).toBeLessThan(0.2);
  });
});

describe('measureTogether', () => {
  const looks = { looksPerSecond: 5, jitter: 0.02 };

  it('needs two', () => {
    const { tracks } = scenes.withLag(3, 0, looks);
    const nobody = { absence: 'nobody_seen', body_ids: [], breaks: null };
    expect(measureTogether([])).toMatchObject(nobody);
    for (const { values } of tracks.slice(1)) values.fill(0);
    expect(measureTogether(tracks)).toMatchObject({ absence: 'one_seen', seconds: 0 });
    for (const { values } of tracks) values.fill(0);
    expect(measureTogether(tracks)).toMatchObject(nobody);
  });

  it('keeps the numbers of the tracks where one shows nobody', () => {
    const { tracks } = scenes.threeWithLag(3, 0, looks);
    tracks[0]?.values.fill(0);
    const { body_ids, dancers, synchrony } = measureTogether(tracks);
    expect(body_ids).toEqual([2, 3]);
    expect(dancers).toEqual([]);
    expect(synchrony?.value).toBeGreaterThan(0.9);
  });

  it('takes the six who are seen most, and a value a second or less often', () => {
    const { tracks } = scenes.withLag(3, 0, { ...looks, seconds: 8 });
    const [one, other] = tracks;
    const many = Array.from({ length: 4 }, () => [one ?? [], other ?? []].flat()).flat();
    const { body_ids, pairs, synchrony_curve: curve } = measureTogether(many);
    expect(body_ids).toHaveLength(6);
    expect(pairs).toHaveLength(15);
    expect([curve.interval_seconds, curve.values.length]).toEqual([1, 8]);
    const long = scenes.withLag(3, 0, { ...looks, seconds: 900 });
    expect(measure(long).synchrony_curve.values.length).toBeLessThanOrEqual(600);
  });

  it('hands its curve to whoever draws it', () => {
    const curves: Curve[] = [];
    const { tracks } = scenes.withLag(3, 0, looks);
    measureTogether(tracks, { takeCurve: (curve) => curves.push(curve) });
    expect(curves.map(({ name, values }) => [name, values.length])).toEqual([['synchrony', 100]]);
  });

  it('tells hands that are held from hands that are not', () => {
    const apart = measure(scenes.withLag(3, 0, looks)).hands;
    expect(apart?.share).toBeLessThan(0.5);
    const { tracks } = scenes.withLag(3, 0, looks);
    const [one, other] = tracks;
    for (let look = 0; one && other && look < one.seconds.length; look++) {
      // The right wrist of the one is put where the left one of the other is.
      for (const value of [0, 1]) {
        one.values[51 * look + 30 + value] = other.values[51 * look + 27 + value] ?? 0;
      }
    }
    expect(measureTogether(tracks).hands).toMatchObject({ share: 1 });
  });
});
