import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoseTrack } from '../../../../../functions/src/signal/pose/pose-track.ts';
import {
  followDancers,
  followInSteps,
} from '../../../../../functions/src/signal/pose/tracks/follow-dancers.ts';
import {
  aspect,
  between,
  type Drawn,
  inDark,
  inGray,
  inLight,
  looksAt,
  looksPerSecond,
} from './synthesize-looks.ts';

const stays = (x: number) => () => ({ x });
const poseValues = 51;

function follow(dancers: readonly Drawn[], seconds: number, count: number | null = 2) {
  return followDancers(looksAt(dancers, seconds), { aspect, count });
}

/** Of each look where the track's hips are, or null where it says nothing. */
function placesOf({ seconds, values }: PoseTrack): (number | null)[] {
  return Array.from(seconds, (_, look) => {
    const pose = values.subarray(look * poseValues, (look + 1) * poseValues);
    const [left, right] = [33, 36];
    return (pose[left + 2] ?? 0) > 0 ? ((pose[left] ?? 0) + (pose[right] ?? 0)) / 2 : null;
  });
}

/** Share of the looks in which the track is at that dancer's place; of those where it says anything. */
function agreement(track: PoseTrack, { at }: Drawn) {
  const places = placesOf(track);
  const told = places.flatMap((x, look) =>
    x === null ? [] : [Math.abs(x - at(look / looksPerSecond).x) < 0.01],
  );
  return {
    told: told.length / places.length,
    right: told.filter(Boolean).length / Math.max(1, told.length),
  };
}

/** Each drawn dancer's own track, and how far it agrees. */
function judge(dancers: readonly Drawn[], tracks: readonly PoseTrack[]) {
  return dancers.map((dancer) => {
    const all = tracks.map((track) => agreement(track, dancer));
    return all.toSorted((one, other) => other.right * other.told - one.right * one.told)[0];
  });
}

const left: Drawn = { at: stays(0.3), clothes: inDark };
const right: Drawn = { at: stays(0.6), clothes: inLight };

describe('two dancers', () => {
  it.each<[string, Drawn[], number, number]>([
    ['stand apart', [left, right], 6, 1],
    [
      'exchange places, both of them seen all the while',
      [
        { at: between(0.3, 0.6, 2, 4), clothes: inDark },
        { at: between(0.6, 0.3, 2, 4), clothes: inLight },
      ],
      ...([6, 0.8] as const),
    ],
    [
      'exchange places, one hidden behind the other on the way',
      [
        { at: between(0.4, 0.6, 2, 3.4), clothes: inDark },
        {
          ...{ at: between(0.6, 0.4, 2, 3.4), clothes: inLight },
          score: (time) => (time > 2.3 && time < 3.1 ? 0 : 0.6),
        },
      ],
      ...([6, 0.75] as const),
    ],
    [
      'are apart while one leaves for three seconds and comes back elsewhere',
      [
        left,
        {
          at: (time) => ({ x: time < 3 ? 0.6 : 0.8 }),
          clothes: inLight,
          score: (time) => (time > 2 && time < 5 ? 0 : 0.6),
        },
      ],
      ...([8, 0.6] as const),
    ],
    [
      'are alike in clothes and stay apart',
      [
        { at: between(0.2, 0.3, 1, 3), clothes: inGray },
        { at: between(0.6, 0.5, 1, 3), clothes: inGray },
      ],
      ...([5, 1] as const),
    ],
    [
      'are alike in clothes and pass each other above and below',
      [
        { at: (time) => ({ ...between(0.3, 0.6, 2, 4)(time), y: 0.4 }), clothes: inGray },
        { at: (time) => ({ ...between(0.6, 0.3, 2, 4)(time), y: 0.65 }), clothes: inGray },
      ],
      ...([6, 0.9] as const),
    ],
    [
      'flicker: a look in five misses one',
      [
        left,
        { ...right, score: (time) => (Math.round(time * looksPerSecond) % 5 === 3 ? 0.05 : 0.6) },
      ],
      ...([6, 0.8] as const),
    ],
  ])('%s, and each is followed as one', (_, dancers, seconds, told) => {
    const { dancers: followed } = follow(dancers, seconds);
    expect(followed).toHaveLength(2);
    for (const found of judge(
      dancers,
      followed.map(({ track }) => track),
    )) {
      expect(found?.right).toBe(1);
      expect(found?.told).toBeGreaterThanOrEqual(told - 0.01);
    }
  });

  it('who are alike and meet, and of whom neither is seen for a while, are marked on the shorter side of it', () => {
    const meet = (from: number, to: number): Drawn => ({
      at: between(from, to, 2, 3.2),
      clothes: inGray,
      score: (time) => (time > 2.45 && time < 2.95 ? 0 : 0.6),
    });
    const { dancers: followed, indistinct } = follow([meet(0.42, 0.58), meet(0.58, 0.42)], 8);
    for (const { track } of followed) {
      const places = placesOf(track);
      expect(places.slice(0, 10).every((x) => x === null)).toBe(true);
      expect(places.slice(-15).every((x) => x !== null)).toBe(true);
    }
    expect(indistinct[0]?.start_seconds).toBe(0);
  });

  it('who differ in clothes and meet, and of whom neither is seen for a while, are the same afterwards', () => {
    const meet = (from: number, to: number, clothes: Drawn['clothes']): Drawn => ({
      ...{ at: between(from, to, 2, 3.2), clothes },
      score: (time) => (time > 2.45 && time < 2.95 ? 0 : 0.6),
    });
    const dancers = [meet(0.42, 0.58, inDark), meet(0.58, 0.42, inLight)];
    const { dancers: followed } = follow(dancers, 8);
    for (const found of judge(
      dancers,
      followed.map(({ track }) => track),
    )) {
      expect(found?.right).toBe(1);
      expect(found?.told).toBeGreaterThan(0.85);
    }
  });

  it('say nothing while one hides the other', () => {
    const { dancers: followed, indistinct } = follow(
      [
        { at: stays(0.5), clothes: inDark },
        {
          ...{ at: stays(0.53), clothes: inLight },
          score: (time) => (time > 2 && time < 4 ? 0 : 0.6),
        },
      ],
      6,
    );
    const at = (time: number) => Math.round(time * looksPerSecond);
    for (const { track } of followed) {
      expect(
        placesOf(track)
          .slice(at(2.2), at(3.8))
          .every((x) => x === null),
      ).toBe(true);
      expect(placesOf(track)[at(1)]).not.toBeNull();
      expect(placesOf(track)[at(5)]).not.toBeNull();
    }
    expect(indistinct).toHaveLength(1);
    expect(indistinct[0]?.start_seconds).toBeCloseTo(2.2);
    expect(indistinct[0]?.end_seconds).toBeCloseTo(4);
  });

  it('are not joined by a third who passes by for a while', () => {
    const passer: Drawn = {
      at: between(0, 1, 2, 4),
      clothes: inGray,
      score: (time) => (time < 2 || time > 4 ? 0 : 0.6),
    };
    const { dancers: followed } = follow([{ ...left }, { ...right, at: stays(0.65) }, passer], 8);
    expect(followed).toHaveLength(2);
    for (const found of judge(
      [left, { ...right, at: stays(0.65) }],
      followed.map(({ track }) => track),
    )) {
      expect(found?.right).toBe(1);
      expect(found?.told).toBeGreaterThan(0.7);
    }
  });

  it('are other people where others in other clothes come after one has left', () => {
    const stranger: Drawn = {
      at: stays(0.7),
      clothes: inDark,
      score: (time) => (time < 6 ? 0 : 0.6),
    };
    const leaver: Drawn = { ...right, score: (time) => (time > 4 ? 0 : 0.6) };
    const { dancers: followed } = follow([left, leaver, stranger], 8);
    const [, his] = followed.map(({ track }) => placesOf(track));
    expect([his?.[10], his?.at(-3)]).toEqual([expect.closeTo(0.6, 2), null]);
  });

  it('are followed across a cut by what they wear', () => {
    const dancers: Drawn[] = [
      { at: (time) => ({ x: time < 3 ? 0.3 : 0.6 }), clothes: inDark },
      { at: (time) => ({ x: time < 3 ? 0.6 : 0.3 }), clothes: inLight },
    ];
    const looks = looksAt(dancers, 6);
    const { dancers: followed } = followDancers(looks, { aspect, count: 2, cutSeconds: [2.9] });
    for (const found of judge(
      dancers,
      followed.map(({ track }) => track),
    )) {
      expect(found).toEqual({ told: 1, right: 1 });
    }
  });
});

describe('a group', () => {
  it('is as many as are seen at once, each followed', () => {
    const dancers: Drawn[] = [
      { at: stays(0.2), clothes: inGray },
      { at: stays(0.5), clothes: inDark },
      { at: stays(0.8), clothes: inLight },
    ];
    const { dancers: followed, indistinct } = follow(dancers, 5, null);
    expect(followed).toHaveLength(3);
    expect(indistinct).toEqual([]);
    expect(
      judge(
        dancers,
        followed.map(({ track }) => track),
      ),
    ).toEqual(dancers.map(() => ({ told: 1, right: 1 })));
  });

  it('is followed in at least as many steps as there are looks and tracklets', () => {
    const blinking = [0.2, 0.5, 0.8].map(
      (x, index): Drawn => ({
        ...{ at: stays(x), clothes: inGray },
        score: (time) => (Math.floor(time + index / 3) % 2 === 0 ? 0.6 : 0),
      }),
    );
    const looks = looksAt(blinking, 12);
    const steps = followInSteps(looks, { aspect, count: 3 });
    let count = 0;
    while (!steps.next().done) count++;
    // Each of the three is found six times at least.
    expect(count).toBeGreaterThanOrEqual(looks.length + 3 * 6);
  });

  it('is nobody where nobody is seen', () => {
    expect(follow([], 4, null)).toEqual({
      ...{ dancers: [], everybody: [], indistinct: [], ofNobody: [] },
    });
  });
});

describe('whoever dances', () => {
  const path = fc.record({
    from: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    to: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    hiddenFrom: fc.double({ min: 0, max: 5, noNaN: true }),
    clothes: fc.constantFrom(inDark, inLight, inGray),
  });
  const drawn = fc.array(path, { maxLength: 4 }).map((paths) =>
    paths.map(
      ({ from, to, hiddenFrom, clothes }, index): Drawn => ({
        at: between(from, to, 1, 4),
        clothes,
        // The model is never as sure of two.
        score: (time) => (time > hiddenFrom && time < hiddenFrom + 1 ? 0 : 0.6 + 0.02 * index),
      }),
    ),
  );

  it('has tracks with all looks, of the same length, no body in two of them, and each time the same', () => {
    fc.assert(
      fc.property(drawn, (dancers) => {
        const looks = looksAt(dancers, 5);
        const once = followDancers(looks, { aspect, count: 2 });
        expect(followDancers(looks, { aspect, count: 2 })).toEqual(once);
        expect(once.dancers.length).toBeLessThanOrEqual(2);
        for (const { track } of once.dancers) {
          expect(track.seconds).toHaveLength(looks.length);
          expect(track.values).toHaveLength(looks.length * poseValues);
        }
        const poses = once.dancers.flatMap(({ sightings }) => sightings.map(({ pose }) => pose));
        expect(new Set(poses).size).toBe(poses.length);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same wherever the model puts them in its answer', () => {
    fc.assert(
      fc.property(drawn, (dancers) => {
        const looks = looksAt(dancers, 5);
        const turned = looks.map(({ seconds, bodies }) => ({
          seconds,
          bodies: bodies.toReversed(),
        }));
        const placesIn = (all: typeof looks) =>
          followDancers(all, { aspect, count: 2 }).dancers.map(({ track }) => placesOf(track));
        expect(new Set(placesIn(turned).map(String))).toEqual(new Set(placesIn(looks).map(String)));
      }),
      { numRuns: 6 },
    );
  });
});
