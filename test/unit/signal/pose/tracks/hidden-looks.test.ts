import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenLooks } from '../../../../../functions/src/signal/pose/tracks/hidden-looks.ts';
import {
  areTouching,
  type Sighting,
} from '../../../../../functions/src/signal/pose/tracks/sightings.ts';
import { inDark } from './synthesize-looks.ts';

const seen = (index: number, x: number): Sighting => ({
  ...{ index, seconds: index / 5, score: 0.6, clothes: inDark, pose: new Float32Array(51) },
  trunk: { x, y: 0.5, length: 0.2 },
});
const standing = (x: number, ...looks: readonly number[]) => looks.map((look) => seen(look, x));

describe('hiddenLooks', () => {
  const one = standing(0.5, 0, 1, 2, 3, 4);
  it.each<[string, Sighting[], number[]]>([
    ['is seen all the while', standing(0.5, 0, 1, 2, 3, 4), []],
    ['is never seen', [], []],
    ['is lost beside it, and comes out', standing(0.55, 0, 4), [1, 2, 3]],
    ['is lost far from it, and comes out there', standing(0.9, 0, 4), []],
    ['comes from far away', [...standing(0.9, 0, 1), ...standing(0.5, 4)], [2, 3]],
    ['is lost beside it for good', standing(0.55, 0, 1), [2, 3, 4]],
    ['comes out late', standing(0.55, 3), [0, 1, 2, 4]],
  ])('are those in which another %s', (_, another, looks) => {
    expect([...hiddenLooks(another, one)]).toEqual(looks);
  });

  it('are those between two sightings of which one is near', () => {
    const inTime = fc
      .uniqueArray(fc.record({ look: fc.nat(30), x: fc.double({ min: 0, max: 1, noNaN: true }) }), {
        selector: ({ look }) => look,
        maxLength: 20,
      })
      .map((all) => all.map(({ look, x }) => seen(look, x)))
      .map((all) => all.toSorted((before, after) => before.index - after.index));
    fc.assert(
      fc.property(inTime, inTime, (another, sightings) => {
        const expected = sightings.filter(({ index }, place) => {
          const before = another.findLast((other) => other.index <= index);
          const after = another.find((other) => other.index >= index);
          const here = sightings[place] as Sighting;
          const isNear = (other?: Sighting) => other !== undefined && areTouching(other, here);
          return before?.index !== index && (isNear(before) || isNear(after));
        });
        expect([...hiddenLooks(another, sightings)]).toEqual(expected.map(({ index }) => index));
      }),
      { numRuns: 60 },
    );
  });
});
