import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freePoint,
  markedInWords,
  moveOf,
  type Point,
  pointAt,
  withMark,
  withMoved,
  withoutMark,
} from '../../../../../../dashboard/components/choices/follow/points.ts';

const left = { x: 0.2, y: 0.6 };
const middle = { x: 0.5, y: 0.6 };
const right = { x: 0.8, y: 0.6 };

const place = fc.double({ min: -2, max: 3, noNaN: true });
const shares = fc.record({ x: place, y: place }).map(({ x, y }) => pointAt(x, y));
const isInPicture = ({ x, y }: Point) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

describe('pointAt', () => {
  it('is within the picture, to a thousandth', () => {
    expect(pointAt(0.123_456, 1.2)).toEqual({ x: 0.123, y: 1 });
    expect(pointAt(-0.1, 0.5)).toEqual({ x: 0, y: 0.5 });
  });
});

describe('withMark', () => {
  it.each([
    ['sets the first', [], 1, [right]],
    ['sets another', [left], 2, [left, right]],
    ['takes the only one along', [left], 1, [right]],
    ['leaves two as they are', [left, middle], 2, [left, middle]],
  ])('%s', (_what, points, most, marked) => {
    expect(withMark(points, right, most)).toEqual(marked);
  });
});

describe('withoutMark', () => {
  it('leaves the others in their order', () => {
    expect(withoutMark([left, middle, right], 1)).toEqual([left, right]);
  });
});

describe('a key', () => {
  it.each([
    ['ArrowLeft', { x: 0.48, y: 0.6 }],
    ['ArrowRight', { x: 0.52, y: 0.6 }],
    ['ArrowUp', { x: 0.5, y: 0.58 }],
    ['ArrowDown', { x: 0.5, y: 0.62 }],
  ])('%s moves one mark alone', (key, moved) => {
    const by = moveOf(key) ?? { x: 0, y: 0 };
    expect(withMoved([left, middle], 1, by)).toEqual([left, moved]);
  });

  it('of another kind moves nothing', () => {
    for (const key of ['Enter', 'Tab', 'a']) expect(moveOf(key)).toBeNull();
  });

  it('moves no mark out of the picture', () => {
    fc.assert(
      fc.property(shares, fc.record({ x: place, y: place }), (point, by) => {
        expect(withMoved([point], 0, by).every(isInPicture)).toBe(true);
      }),
    );
  });
});

describe('freePoint', () => {
  it('lies on none of the marks before it', () => {
    let points: readonly Point[] = [];
    for (let most = 1; most <= 6; most += 1) points = withMark(points, freePoint(points), most);
    expect(new Set(points.map(({ x }) => x)).size).toBe(6);
    expect(points.every(isInPicture)).toBe(true);
  });
});

describe('markedInWords', () => {
  it.each([
    [0, 2, /^Nobody is marked/],
    [1, 1, /Tap another/],
    [1, 2, /Mark the other/],
    [2, 2, /^Both/],
    [1, 6, /^1 of at most 6 is marked/],
    [6, 6, /^6 of at most 6 are marked/],
  ])('says of %s of %s what comes next', (count, most, words) => {
    expect(markedInWords(count, most)).toMatch(words);
  });
});
