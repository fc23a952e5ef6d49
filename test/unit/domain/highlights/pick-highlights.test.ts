import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothingMeasured } from '../../../../functions/src/contract/measurements.ts';
import type { Highlight, Segment } from '../../../../functions/src/contract/report.ts';
import {
  type HighlightSearch,
  pickHighlights,
} from '../../../../functions/src/domain/highlights/pick-highlights.ts';
import { measured } from '../../../support/measured.ts';
import { type Peak, withPeaks } from '../../../support/planted-peaks.ts';
import { beatsAt } from '../../../support/synthesize-sound.ts';

const defaults = { danceType: null, judged: [], count: 3, minSeconds: 4, maxSeconds: 15 };

const pick = (
  measurements: HighlightSearch['measurements'],
  changes: Partial<HighlightSearch> = {},
) => pickHighlights({ durationSeconds: 60, measurements, ...defaults, ...changes });

const spans = (highlights: readonly Highlight[]) =>
  highlights.map(({ start_seconds, end_seconds }) => [start_seconds, end_seconds] as const);
const byTime = (highlights: readonly Highlight[]) =>
  spans(highlights).toSorted(([a], [b]) => a - b);

const judgedPart = (start_seconds: number, end_seconds: number, score: number | null): Segment => ({
  ...{ start_seconds, end_seconds, score },
  ...{ label: '', comment: '' },
});

/** Expects one highlight for each peak, each end within a second of the peak's. */
function expectFound(highlights: readonly Highlight[], peaks: readonly Peak[], seed: number) {
  const planted = peaks.toSorted((a, b) => a.at - b.at);
  const found = byTime(highlights);
  expect(found, `seed ${seed}`).toHaveLength(planted.length);
  for (const [index, { at, seconds }] of planted.entries()) {
    const [from = 0, to = 0] = found[index] ?? [];
    expect(Math.abs(from - (at - seconds / 2)), `start at ${at}, seed ${seed}`).toBeLessThan(1);
    expect(Math.abs(to - (at + seconds / 2)), `end at ${at}, seed ${seed}`).toBeLessThan(1);
  }
}

const twenty = Array.from({ length: 20 }, (_, index) => index + 1);

interface Planted {
  what: string;
  peaks: Peak[];
  setting?: Parameters<typeof withPeaks>[1];
  changes?: Partial<HighlightSearch['measurements']>;
}

const plantings: Planted[] = [
  { what: 'one peak', peaks: [{ at: 31, seconds: 6, height: 0.9 }] },
  {
    what: 'three peaks of unlike height and length',
    peaks: [
      { at: 8, seconds: 5, height: 0.6 },
      { at: 27, seconds: 12, height: 0.8 },
      { at: 51, seconds: 4.5, height: 1 },
    ],
  },
  {
    what: 'peaks at both ends of the video',
    peaks: [
      { at: 2.5, seconds: 5, height: 0.9 },
      { at: 57, seconds: 6, height: 0.9 },
    ],
  },
  {
    what: 'low peaks in much noise',
    peaks: [
      { at: 15, seconds: 8, height: 0.5 },
      { at: 45, seconds: 8, height: 0.5 },
    ],
    setting: { noise: 0.3, ground: 0.2 },
  },
  {
    what: 'peaks on the coarse curve of ten minutes',
    peaks: [
      { at: 90, seconds: 10, height: 0.8 },
      { at: 400.3, seconds: 14, height: 0.8 },
    ],
    setting: { seconds: 600, interval: 0.5 },
  },
  {
    what: 'peaks amid music',
    peaks: [
      { at: 20, seconds: 6, height: 0.8 },
      { at: 41, seconds: 8, height: 0.8 },
    ],
    changes: { tempo_bpm: 97, beat_seconds: beatsAt(97, 60) },
  },
  {
    what: 'peaks that begin and end at cuts, or near one',
    peaks: [
      { at: 13, seconds: 6, height: 0.9 },
      { at: 36, seconds: 6, height: 0.9 },
    ],
    changes: { cut_seconds: [10, 16, 32.8, 50] },
  },
];

describe('planted peaks', () => {
  it.each(plantings)('are found: $what', ({ peaks, setting, changes }) => {
    for (const seed of twenty) {
      const measurements = withPeaks(peaks, { ...setting, seed }, changes);
      const durationSeconds = setting?.seconds ?? 60;
      expectFound(pick(measurements, { durationSeconds, count: peaks.length }), peaks, seed);
    }
  });

  it('come to the middle of a clip that is longer', () => {
    const [[from = 0, to = 0] = []] = spans(
      pick(withPeaks([{ at: 30, seconds: 1, height: 1 }]), { count: 1 }),
    );
    expect(Math.abs((from + to) / 2 - 30)).toBeLessThan(0.7);
  });

  it('are listed strongest first', () => {
    const heights = [0.5, 0.9, 0.7];
    const peaks = heights.map((height, index) => ({ at: 10 + 20 * index, seconds: 5, height }));
    const found = pick(withPeaks(peaks));
    expect(found.map(({ start_seconds }) => Math.round(start_seconds / 20))).toEqual([1, 2, 0]);
    expect(found.map(({ clip }) => clip)).toEqual([1, 2, 3]);
  });

  it('are found where the movement keeps to the beat, of movement that is equally strong', () => {
    const steady = measured({ seconds: 60 });
    const { interval_seconds: interval, values } = steady.motion_curve;
    // Off the beat by up to half of it, but from 24 to 36 s.
    const moved = values.map((_, index) => {
      const time = (index + 0.5) * interval;
      const drift = time >= 24 && time < 36 ? 0 : 0.13 * Math.sin(time / 1.7) + 0.13;
      return Math.abs(Math.sin(2 * Math.PI * (time - drift)));
    });
    const motion_curve = { interval_seconds: interval, values: moved };
    const [best] = pick({ ...steady, motion_curve }, { count: 1 });
    expect(best?.start_seconds).toBeGreaterThan(23);
    expect(best?.end_seconds).toBeLessThan(37);
    expect(best?.reason).toContain('on the beat');
  });
});

describe('a judge’s marks', () => {
  const peaks = [10, 30, 50].map((at) => ({ at, seconds: 5, height: 0.8 }));
  const judged = [judgedPart(0, 20, 60), judgedPart(20, 40, null), judgedPart(40, 60, 90)];

  it('decide between parts that measure alike, and say so', () => {
    const all = [judgedPart(0, 40, 60), judgedPart(40, 60, 90)];
    const [best] = pick(withPeaks(peaks), { judged: all });
    expect(best).toMatchObject({ basis: 'measured_and_judged' });
    expect(best?.start_seconds).toBeGreaterThan(46);
    expect(best?.reason).toContain('the judge gave this part 90');
  });

  it('count for half of a score', () => {
    const found = pick(withPeaks(peaks, { noise: 0 }), { judged });
    const scores = new Map(
      found.map(({ start_seconds, score }) => [Math.round(start_seconds / 20), score]),
    );
    const alone = pick(withPeaks(peaks, { noise: 0 }))[0]?.score ?? 0;
    expect(scores.get(0)).toBeCloseTo((alone + 60) / 2, -0.5);
    expect(scores.get(2)).toBeCloseTo((alone + 90) / 2, -0.5);
  });

  it('leave a part without one to what was measured', () => {
    const middle = pick(withPeaks(peaks), { judged }).find(
      ({ start_seconds }) => start_seconds > 20 && start_seconds < 40,
    );
    expect(middle).toMatchObject({ basis: 'measured' });
    expect(middle?.reason).not.toContain('judge');
  });

  it('stand alone where nothing was measured', () => {
    const [best] = pick(nothingMeasured, { judged });
    expect(best).toMatchObject({ score: 90, basis: 'measured_and_judged' });
    expect(best?.reason).toBe('the judge gave this part 90');
  });
});

describe('boundaries', () => {
  it('leave a cut uncrossed even through the middle of a peak', () => {
    const measurements = withPeaks(
      [{ at: 30, seconds: 12, height: 0.9 }],
      {},
      { cut_seconds: [30] },
    );
    for (const [from, to] of spans(pick(measurements))) {
      expect(from >= 30 || to <= 30).toBe(true);
    }
  });

  it('cross cuts where every scene is too short', () => {
    const cut_seconds = Array.from({ length: 19 }, (_, index) => 3 * (index + 1));
    const peaks = [{ at: 30, seconds: 6, height: 0.9 }];
    const [[from, to] = []] = spans(pick(withPeaks(peaks, {}, { cut_seconds }), { count: 1 }));
    expect([from, to]).toEqual([27, 33]);
  });

  it('lie at a cut, else at a phrase, else at a quiet moment near by', () => {
    const peaks = [{ at: 30, seconds: 8, height: 0.9 }];
    const music = { tempo_bpm: 120, beat_seconds: beatsAt(120, 60, 1.7) };
    const cut = { cut_seconds: [26.3] };
    const bounds = (changes: object) =>
      byTime(pick(withPeaks(peaks, { noise: 0 }, changes), { count: 1 }))[0];
    expect(bounds({ ...music, ...cut })).toEqual([26.3, 33.7]);
    expect(bounds(music)).toEqual([25.7, 33.7]);
    const { motion_curve: curve, ...rest } = withPeaks(peaks, { noise: 0 });
    const dip = (index: number) => Math.abs((index + 0.5) * curve.interval_seconds - 26.2) < 0.1;
    const values = curve.values.map((value, index) => (dip(index) ? 0 : value));
    const quiet = pick({ ...rest, motion_curve: { ...curve, values } }, { count: 1 });
    expect(quiet[0]?.start_seconds).toBeCloseTo(26.2, 1);
  });
});

describe('a video', () => {
  it('that is shorter than the shortest clip is taken whole', () => {
    const short = withPeaks([{ at: 1, seconds: 1, height: 1 }], { seconds: 2.5 });
    expect(spans(pick(short, { durationSeconds: 2.5 }))).toEqual([[0, 2.5]]);
  });

  it('that has room for fewer gives fewer', () => {
    const found = pick(withPeaks([], { seconds: 10 }), { durationSeconds: 10, count: 10 });
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(2);
  });

  it.each([
    ['in which nothing moves', withPeaks([], { noise: 0, ground: 0 })],
    ['of which nothing was measured', nothingMeasured],
  ])('%s has none', (_what, measurements) => {
    expect(pick(measurements)).toEqual([]);
  });

  it('in which hardly anything moves has no strong part', () => {
    const [best] = pick(withPeaks([], { noise: 0.02, ground: 0.02 }));
    expect(best?.score ?? 0).toBeLessThan(15);
  });
});

describe('where a body was looked for', () => {
  const peaks = [10, 30, 50].map((at) => ({ at, seconds: 5, height: 0.8 }));
  const seenIn = (...spans: [number, number][]) => ({
    seen_spans: spans.map(([start_seconds, end_seconds]) => ({ start_seconds, end_seconds })),
  });

  it('lie where it is seen, whatever moves elsewhere', () => {
    const found = pick(withPeaks(peaks, {}, seenIn([5, 15], [40, 48])));
    expect(found.length).toBeGreaterThan(0);
    for (const [from, to] of spans(found)) {
      expect((from >= 5 && to <= 15) || (from >= 40 && to <= 48)).toBe(true);
    }
  });

  it('are none where it is nowhere seen for as long as a clip takes', () => {
    expect(pick(withPeaks(peaks, {}, seenIn()))).toEqual([]);
    expect(pick(withPeaks(peaks, {}, seenIn([9, 12], [30, 33])))).toEqual([]);
  });

  it('are the same as where none was looked for, if it is seen throughout', () => {
    expect(pick(withPeaks(peaks, {}, seenIn([0, 60])))).toEqual(pick(withPeaks(peaks)));
  });

  it('leave a judge’s marks for an empty room aside', () => {
    const judged = [judgedPart(0, 20, 40), judgedPart(20, 60, 100)];
    for (const [, to] of spans(pick(withPeaks(peaks, {}, seenIn([0, 20])), { judged }))) {
      expect(to).toBeLessThanOrEqual(20);
    }
  });
});

const interval = 0.125;
/** Sums of such levels are exact, so that a shift changes no rounding. */
const level = fc.nat({ max: 64 }).map((value) => value / 64);
const search = fc
  .record({
    values: fc.array(level, { minLength: 4, maxLength: 400 }),
    cuts: fc.uniqueArray(fc.nat({ max: 400 }), { maxLength: 6 }),
    tempo: fc.option(fc.integer({ min: 60, max: 180 })),
    marks: fc.array(fc.option(fc.nat({ max: 100 })), { maxLength: 5 }),
    count: fc.integer({ min: 1, max: 10 }),
    minSeconds: fc.integer({ min: 1, max: 12 }),
    longer: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ values, cuts, tempo, marks, count, minSeconds, longer }): HighlightSearch => {
    const durationSeconds = values.length * interval;
    const partSeconds = durationSeconds / Math.max(1, marks.length);
    return {
      ...{ durationSeconds, danceType: null },
      measurements: {
        ...nothingMeasured,
        tempo_bpm: tempo,
        beat_seconds: tempo === null ? [] : beatsAt(tempo, durationSeconds),
        cut_seconds: cuts.map((cut) => cut * interval).toSorted((a, b) => a - b),
        motion_curve: { interval_seconds: interval, values },
      },
      judged: marks.map((mark, part) =>
        judgedPart(part * partSeconds, (part + 1) * partSeconds, mark),
      ),
      ...{ count, minSeconds, maxSeconds: minSeconds + longer },
    };
  });

/** Of a time that is rounded to milliseconds. */
const rounding = 0.0011;

describe('highlights of any video', () => {
  it('lie within it and within the lengths, apart from each other, best first, no more than asked for', () => {
    fc.assert(
      fc.property(search, (wanted) => {
        const found = pickHighlights(wanted);
        expect(found.length).toBeLessThanOrEqual(wanted.count);
        const least = Math.min(wanted.minSeconds, wanted.durationSeconds);
        let free = 0;
        for (const [from, to] of byTime(found)) {
          expect(from).toBeGreaterThanOrEqual(free);
          expect(to - from).toBeGreaterThan(least - rounding);
          expect(to - from).toBeLessThan(wanted.maxSeconds + rounding);
          free = to;
        }
        expect(free).toBeLessThanOrEqual(wanted.durationSeconds);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        for (const score of scores) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('cross no cut while a scene is long enough', () => {
    fc.assert(
      fc.property(search, (wanted) => {
        const cuts = wanted.measurements.cut_seconds;
        const scenes = [0, ...cuts, wanted.durationSeconds].filter(
          (seconds) => seconds <= wanted.durationSeconds,
        );
        const longest = Math.max(...scenes.map((end, index) => end - (scenes[index - 1] ?? end)));
        fc.pre(longest >= wanted.minSeconds);
        for (const [from, to] of spans(pickHighlights({ ...wanted, count: 1 }))) {
          expect(cuts.filter((cut) => cut > from + rounding && cut < to - rounding)).toEqual([]);
        }
      }),
    );
  });

  it('move with all that they rest on', () => {
    /** Further from both ends of the still video than a window reaches. */
    const place = fc.integer({ min: 300, max: 380 });
    fc.assert(
      fc.property(search, place, place, (wanted, one, other) => {
        const { cut_seconds: cuts, motion_curve: curve } = wanted.measurements;
        /** The same in a longer still video, from this step on; times count from there. */
        const placed = (at: number) => {
          const still = (length: number) => Array.from({ length }, () => 0);
          const values = [...still(at), ...curve.values, ...still(700 - at)];
          const motion_curve = { interval_seconds: interval, values };
          const cut_seconds = cuts.map((cut) => cut + at * interval);
          const durationSeconds = values.length * interval;
          const measurements = { ...nothingMeasured, motion_curve, cut_seconds };
          const found = pickHighlights({ ...wanted, judged: [], durationSeconds, measurements });
          return found.map(({ start_seconds, end_seconds, score, reason }) => ({
            starts: Math.round(1_000 * start_seconds) - 1_000 * interval * at,
            ends: Math.round(1_000 * end_seconds) - 1_000 * interval * at,
            ...{ score, reason },
          }));
        };
        expect(placed(other)).toEqual(placed(one));
      }),
    );
  });

  it.each([
    [3.003, [0, 3]],
    [3, [0.2, 3]],
    [4.02, [0, 3.97]],
  ] as const)('shows a video of %f s as far as it shows a body', (durationSeconds, [from, to]) => {
    const seen_spans = [{ start_seconds: from, end_seconds: to }];
    const found = pick(measured({ seconds: durationSeconds }, { seen_spans }), { durationSeconds });
    expect(spans(found)).toEqual([[from, to]]);
  });

  it.each([
    [3, [0, 2.5]],
    [20, [2, 5.8]],
  ] as const)(
    'shows none of a video of %f s where a body is seen for too short',
    (durationSeconds, [from, to]) => {
      const seen_spans = [{ start_seconds: from, end_seconds: to }];
      const found = pick(measured({ seconds: durationSeconds }, { seen_spans }), {
        durationSeconds,
      });
      expect(found).toEqual([]);
    },
  );
});
