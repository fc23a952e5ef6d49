import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jumpBackTo,
  leavesLoop,
  loopedPart,
  spanAround,
} from '../../../../../../../dashboard/features/analyses/view/watch/looping.ts';

const span = (start_seconds: number, end_seconds: number) => ({ start_seconds, end_seconds });

describe('what is looped for a span', () => {
  it.each([
    ['is the span', span(12, 16), 60, span(12, 16)],
    ['ends with the video', span(12, 25), 19.2, span(12, 19.2)],
    ['is half a second where the span is a moment', span(3, 3), 60, span(3, 3.5)],
    ['is half a second where the span is less than a frame', span(3, 3.02), 60, span(3, 3.5)],
    ['is the last half second of a moment at the end', span(19.2, 19.2), 19.2, span(18.7, 19.2)],
    ['is the end where the span lies behind it', span(30, 40), 19.2, span(18.7, 19.2)],
    ['is all of a video that is shorter', span(0.1, 0.2), 0.3, span(0, 0.3)],
    ['begins with the video', span(-1, 2), 60, span(0, 2)],
    ['is the span while the length is not known', span(12, 16), Number.NaN, span(12, 16)],
  ])('%s', (_, given, duration, expected) => {
    const { start_seconds, end_seconds } = loopedPart(given, duration);
    expect(start_seconds).toBeCloseTo(expected.start_seconds);
    expect(end_seconds).toBeCloseTo(expected.end_seconds);
  });

  it('is within the video, and can be played', () => {
    const seconds = fc.double({ min: 0, max: 700, noNaN: true });
    fc.assert(
      fc.property(seconds, seconds, fc.double({ min: 0.1, max: 600, noNaN: true }), (a, b, all) => {
        const { start_seconds, end_seconds } = loopedPart(
          span(Math.min(a, b), Math.max(a, b)),
          all,
        );
        expect(start_seconds).toBeGreaterThanOrEqual(0);
        expect(end_seconds).toBeLessThanOrEqual(all);
        expect(end_seconds - start_seconds).toBeGreaterThanOrEqual(Math.min(0.5, all) - 1e-9);
      }),
    );
  });
});

describe('playing in a loop', () => {
  it.each([
    ['goes on within it', span(12, 16), 15.9, 60, null],
    ['jumps back at its end', span(12, 16), 16, 60, 12],
    ['jumps back from behind it, where a frame was late', span(12, 16), 16.2, 60, 12],
    ['jumps back at the end of the video', span(12, 25), 19.2, 19.2, 12],
    ['jumps back where the clock rounds the end of the video', span(12, 25), 19.1995, 19.2, 12],
    ['shows a moment for half a second', span(3, 3), 3.4, 60, null],
    ['then shows it again', span(3, 3), 3.5, 60, 3],
  ])('%s', (_, loop, now, duration, expected) => {
    expect(jumpBackTo(loop, now, duration)).toBe(expected);
  });
});

describe('a loop', () => {
  it.each([
    ['stays where its start is sought', 12, false],
    ['stays where that is rounded', 11.9995, false],
    ['stays where a place within it is sought', 14, false],
    ['stays where its end is sought', 16, false],
    ['ends a frame before it', 11.96, true],
    ['ends behind it', 16.1, true],
  ])('%s', (_, to, expected) => {
    expect(leavesLoop(span(12, 16), to, 60)).toBe(expected);
  });
});

describe('what to loop', () => {
  const segments = [span(0, 4.8), span(6, 9.6)];
  it.each([
    ['is the segment that is on', segments, 7, span(6, 9.6)],
    ['is what lies around where none is on', segments, 5.5, span(3.5, 7.5)],
    ['begins with the video', [], 1, span(0, 4)],
    ['ends with the video', [], 19, span(15.2, 19.2)],
  ])('%s', (_, given, now, expected) => {
    const { start_seconds, end_seconds } = spanAround(given, now, 19.2);
    expect(start_seconds).toBeCloseTo(expected.start_seconds);
    expect(end_seconds).toBeCloseTo(expected.end_seconds);
  });

  it('is what lies around while the length is not known', () => {
    expect(spanAround([], 10, Number.NaN)).toEqual(span(8, 12));
  });
});
