import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PicturePoint } from '../../../../../functions/src/contract/followed-points.ts';
import type { PoseTrack } from '../../../../../functions/src/signal/pose/pose-track.ts';
import { followDancers } from '../../../../../functions/src/signal/pose/tracks/follow-dancers.ts';
import {
  aspect,
  between,
  type Drawn,
  inDark,
  inGray,
  inLight,
  looksAt,
} from './synthesize-looks.ts';

const hips = 0.55;
const stays = (x: number) => () => ({ x });
const at = (x: number, y = hips): PicturePoint => ({ x, y });

const left: Drawn = { at: stays(0.2), clothes: inDark };
const middle: Drawn = { at: stays(0.5), clothes: inLight };
const right: Drawn = { at: stays(0.8), clothes: inDark };

function follow(drawn: readonly Drawn[], points: readonly PicturePoint[], seconds = 5) {
  return followDancers(looksAt(drawn, seconds), { aspect, count: 2, points });
}

/** Where the hips are in a look, or null. */
function placeIn({ values }: PoseTrack, look: number): number | null {
  const [x = 0, , score = 0] = values.subarray(51 * look + 33, 51 * look + 36);
  const [other = 0] = values.subarray(51 * look + 36);
  return score > 0 ? Math.round(50 * (x + other)) / 100 : null;
}
const placesAtEnd = ({ dancers }: ReturnType<typeof follow>) =>
  dancers.map(({ track }) => placeIn(track, track.seconds.length - 1));

describe('points in the first picture', () => {
  it.each<[string, PicturePoint[], number[], number[]]>([
    ['one of three', [at(0.5)], [0.5], []],
    ['the ends of a row, in any order', [at(0.8), at(0.2)], [0.2, 0.8], []],
    ['all three', [at(0.2), at(0.5), at(0.8)], [0.2, 0.5, 0.8], []],
    ['a head', [at(0.2, 0.3)], [0.2], []],
    ['a foot', [at(0.8, 0.88)], [0.8], []],
    ['the floor beside one', [at(0.55)], [0.5], []],
    ['nobody, in a corner', [at(0.01, 0.02)], [], [1]],
    ['nobody, half the way from one to another', [at(0.35)], [], [1]],
    ['one, and nobody', [at(0.35), at(0.8)], [0.8], [1]],
    ['the same one twice', [at(0.5, 0.45), at(0.55)], [0.5], [2]],
  ])('name %s', (_, points, followed, ofNobody) => {
    const found = follow([left, middle, right], points);
    expect(placesAtEnd(found)).toEqual(followed);
    expect(found.everybody).toHaveLength(followed.length);
    expect(found.ofNobody).toEqual(ofNobody);
  });

  it('name the nearer of two who stand close', () => {
    const close: Drawn[] = [
      { at: stays(0.45), clothes: inDark },
      { at: stays(0.55), clothes: inLight },
    ];
    expect(placesAtEnd(follow(close, [at(0.47)]))).toEqual([0.45]);
    expect(placesAtEnd(follow(close, [at(0.53)]))).toEqual([0.55]);
  });

  it('name who is missed by the first look and found by the next', () => {
    const late: Drawn = { ...middle, score: (time) => (time < 0.3 ? 0 : 0.6) };
    expect(placesAtEnd(follow([left, late], [at(0.5)]))).toEqual([0.5]);
  });

  it('name nobody who comes later', () => {
    const later: Drawn = { ...middle, score: (time) => (time < 2 ? 0 : 0.6) };
    const found = follow([left, later], [at(0.5)]);
    expect(found.dancers).toEqual([]);
    expect(found.ofNobody).toEqual([1]);
  });

  it('name one who exchanges places with another, and that one is followed', () => {
    const crossing: Drawn[] = [
      { at: between(0.3, 0.6, 2, 4), clothes: inDark },
      { at: between(0.6, 0.3, 2, 4), clothes: inLight },
    ];
    expect(placesAtEnd(follow(crossing, [at(0.3)], 6))).toEqual([0.6]);
    expect(placesAtEnd(follow(crossing, [at(0.6)], 6))).toEqual([0.3]);
  });

  it('name one who is seen less than the others', () => {
    const briefly: Drawn = { ...right, score: (time) => (time < 1.5 ? 0.6 : 0) };
    const { dancers } = follow([left, middle, briefly], [at(0.8)], 8);
    expect(dancers.map(({ track }) => placeIn(track, 2))).toEqual([0.8]);
  });

  it('leave nobody in doubt before two who are alike meet, and both afterwards', () => {
    const meet = (from: number, to: number): Drawn => ({
      at: between(from, to, 2, 3.2),
      clothes: inGray,
      score: (time) => (time > 2.45 && time < 2.95 ? 0 : 0.6),
    });
    const { dancers, indistinct } = follow([meet(0.42, 0.58), meet(0.58, 0.42)], [at(0.42)], 8);
    expect(dancers.map(({ track }) => placeIn(track, 2))).toEqual([0.42]);
    expect(dancers.map(({ track }) => placeIn(track, 35))).toEqual([null]);
    expect(indistinct.at(-1)?.end_seconds).toBeGreaterThan(7);
  });
});

describe('whoever is named', () => {
  const drawn = fc
    .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })
    .map((places) =>
      places.map(
        (place, index): Drawn => ({
          at: stays(place / 10),
          clothes: [inDark, inLight, inGray][index % 3] ?? inDark,
          score: () => 0.6 + 0.02 * index,
        }),
      ),
    );

  it('is followed from left to right, and nobody else', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (dancers, choice) => {
        const named = dancers.filter((_, index) => ((choice >> index) & 1) === 1);
        const places = named.map((dancer) => dancer.at(0).x);
        if (named.length === 0) return;
        const found = follow(
          dancers,
          places.map((x) => at(x)),
          3,
        );
        expect(placesAtEnd(found)).toEqual(places.toSorted());
        expect(found.ofNobody).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('is nobody where nobody is seen', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.constant(0.5) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (points) => {
          const found = follow([], points, 2);
          expect(found.dancers).toEqual([]);
          expect(found.ofNobody).toEqual(points.map((_, index) => index + 1));
        },
      ),
      { numRuns: 5 },
    );
  });
});
