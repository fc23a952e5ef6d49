import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Body } from '../../../../functions/src/contract/body.ts';
import { leastConfidence } from '../../../../functions/src/contract/confidence-words.ts';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import type { Together } from '../../../../functions/src/contract/together.ts';
import { rangesSchema } from '../../../../functions/src/contract/verdict.ts';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import {
  judgeBySignal,
  widestRange,
} from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { aBody, measured, someRepetitions } from '../../../support/measured.ts';
import { aCouple, aGroup } from '../../../support/together.ts';

type Type = keyof typeof profiles;
const judge = (type: Type, measurements: Measurements) =>
  judgeBySignal({
    ...{ profile: profiles[type], danceType: null, durationSeconds: 32 },
    ...{ measurements, recording: [] },
  });

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ofChance = fc.double({ min: -1, max: 1, noNaN: true });
const estimate = fc.option(fc.record({ value: share, confidence: share }));
const someBody: fc.Arbitrary<Body> = fc.record({
  ...{ seen: share, frames_looked_at: fc.nat(1_000) },
  ...{ from_side: share, upright: share },
  ...{ extension: estimate, symmetry: estimate, posture: estimate },
  ...{ smoothness: estimate, range: estimate },
  ...{ best_second: fc.constant(null), worst_second: fc.constant(null) },
});
const beyond = fc.option(fc.record({ value: ofChance, confidence: share }));
const someTogether: fc.Arbitrary<Together> = fc
  .record({ of: fc.constantFrom(aCouple, aGroup), synchrony: beyond, same_sided: beyond })
  .map(({ of, ...readings }) => ({ ...of, ...readings }));
const someExercise = fc
  .record({
    ...{ count: fc.integer({ min: 1, max: 60 }), confidence: share },
    ...{ steadiness: fc.option(share), sameness: fc.option(share), range: fc.option(share) },
  })
  .map((counted) => ({ ...someRepetitions, ...counted }));
const count = fc.integer({ min: 6, max: 2_000 });
const someMeasurements: fc.Arbitrary<Measurements> = fc
  .record({
    ...{ beat_alignment: fc.option(ofChance), beat_recall: fc.option(share) },
    phase_coherence: fc.option(share),
    timing_from: fc.option(fc.record({ moves: count, beats: count })),
    ...{ motion_energy: fc.option(share), motion_dynamics: fc.option(share) },
    motion_curve: fc.record({
      interval_seconds: fc.constantFrom(1 / 15, 0.5, 3),
      values: fc.array(share, { maxLength: 80 }),
    }),
    seen_spans: fc.constantFrom<Measurements['seen_spans']>(
      ...[null, [], [{ start_seconds: 1, end_seconds: 2.5 }]],
    ),
    body: fc.option(someBody),
    together: fc.option(someTogether),
    repetitions: fc.option(someExercise),
  })
  .map((changes) => measured({}, changes));

describe('the ranges of measured scores', () => {
  it('hold their scores, one each, 0 to 100, whatever was measured', () => {
    fc.assert(
      fc.property(fc.constantFrom(...analysisTypes), someMeasurements, (type, measurements) => {
        const { scores, ranges, text } = judge(type, measurements);
        rangesSchema.parse(ranges);
        const scored = Object.entries(scores).filter(([, score]) => score !== null);
        expect(Object.keys(ranges)).toEqual(scored.map(([key]) => key));
        for (const [key, score] of scored) {
          const { low = 101, high = -1 } = ranges[key] ?? {};
          expect(low).toBeLessThanOrEqual(score ?? -1);
          expect(high).toBeGreaterThanOrEqual(score ?? 101);
          expect(high - low).toBeLessThan(widestRange);
        }
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 400 },
    );
  });

  it('rest on no reading of a body that is not sure, nor of two together', () => {
    const tried = { scored: 0, unsure: 0 };
    const nearBound = fc.double({ min: 0.2, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        fc.array(nearBound, { minLength: 4, maxLength: 4 }),
        (...of) => {
          const [posture, smoothness, extension, sure] = of;
          const [ofPosture = 0, ofSmoothness = 0, ofExtension = 0, ofTwo = 0] = sure;
          const body = {
            ...{ ...aBody, posture: { value: posture, confidence: ofPosture } },
            smoothness: { value: smoothness, confidence: ofSmoothness },
            extension: { value: extension, confidence: ofExtension },
          };
          const synchrony = { value: posture, confidence: ofTwo };
          const alone = judge('solo', measured({}, { body })).scores['technical_quality'];
          const two = judge('couple', measured({}, { together: { ...aCouple, synchrony } }));
          for (const [score, ...confidences] of [
            [alone, ofPosture, ofSmoothness, ofExtension],
            [two.scores['partnering_skills'], ofTwo],
          ] as const) {
            const isSure = confidences.every((confidence) => confidence >= leastConfidence);
            if (!isSure) expect(score).toBeNull();
            tried[isSure && score !== null ? 'scored' : 'unsure'] += 1;
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(Math.min(tried.scored, tried.unsure)).toBeGreaterThan(100);
  });

  const widthOf = (type: Type, key: string, changes: Partial<Measurements>) => {
    const { low, high } = judge(type, measured({}, changes)).ranges[key] ?? { low: 0, high: 100 };
    return high - low;
  };
  const bodyAt = (confidence: number): Body => {
    const sure = (value: number) => ({ value, confidence });
    const readings = { posture: sure(0.8), smoothness: sure(0.6), extension: sure(0.7) };
    return { ...aBody, ...readings };
  };
  const togetherAt = (confidence: number) => ({
    ...aCouple,
    synchrony: { value: 0.5, confidence },
  });
  const timedBy = (count: number): Partial<Measurements> => ({
    ...{ beat_alignment: 0.6, beat_recall: 0.6, phase_coherence: 0.6 },
    timing_from: { moves: count, beats: count },
  });
  const seenIn = (seen: number) => ({ ...timedBy(30), body: { ...aBody, seen } });
  const counted = (count: number, confidence: number) => ({
    repetitions: { ...someRepetitions, count, confidence, sameness: 0.7, steadiness: 0.7 },
  });
  const dancedFor = (seconds: number): Partial<Measurements> => {
    const { motion_curve: curve } = measured();
    const values = curve.values
      .slice(0, seconds * 15)
      .map((_, at) => (Math.floor(at / 15) % 3) / 2);
    return { motion_curve: { ...curve, values } };
  };

  it.each<[string, Type, string, Partial<Measurements>[]]>([
    [
      'a less sure body',
      'solo',
      'technical_quality',
      [0.9, 0.7, 0.5].map((of) => ({ body: bodyAt(of) })),
    ],
    [
      'two who are less sure',
      'couple',
      'partnering_skills',
      [0.9, 0.7, 0.5].map((of) => ({ together: togetherAt(of) })),
    ],
    ['fewer beats and moves', 'solo', 'movement_to_music', [80, 40, 20].map(timedBy)],
    ['a dancer who is seen less', 'solo', 'movement_to_music', [1, 0.7, 0.4].map(seenIn)],
    ['fewer repetitions', 'workout', 'consistency', [20, 10, 5].map((of) => counted(of, 0.9))],
    ['less clear repetitions', 'workout', 'tempo', [0.9, 0.7, 0.5].map((of) => counted(10, of))],
    ['fewer seconds of contrast', 'highlights', 'variety', [30, 15, 7].map(dancedFor)],
  ])('are wider for %s', (_what, type, key, views) => {
    const widths = views.map((view) => widthOf(type, key, view));
    expect(widths).toEqual(widths.toSorted((one, other) => one - other));
    expect(new Set(widths).size).toBe(views.length);
  });

  it('stand behind the scores of the text', () => {
    const { text, scores, ranges } = judge('solo', measured({}, { body: aBody }));
    const { low, high } = ranges['technical_quality'] ?? {};
    const range = `${scores['technical_quality']} (${low} to ${high})`;
    expect(text).toContain(`**Technical quality: ${range} of 100**`);
  });
});

describe('no score, but why', () => {
  it('is told of a body that is not sure, by the readings that are not', () => {
    const unsure = { value: 0.8, confidence: leastConfidence - 0.01 };
    const body = { ...aBody, posture: unsure, smoothness: unsure };
    const { scores, notMeasured } = judge('solo', measured({}, { body }));
    expect(scores['technical_quality']).toBeNull();
    expect(notMeasured).toContainEqual(
      expect.objectContaining({
        ...{ what: 'Technical quality', why_code: 'readings_unsure' },
        why_values: { readings: 'posture and smoothness' },
      }),
    );
  });

  it('is told of a body that hardly moves, by its smoothness', () => {
    const sure = (value: number) => ({ value, confidence: 0.9 });
    const body = { ...aBody, posture: sure(0.9), smoothness: sure(0.6), extension: sure(0.6) };
    const whyOf = (range: number) =>
      judge('solo', measured({}, { body: { ...body, range: sure(range) } })).notMeasured.find(
        ({ what }) => what === 'Technical quality',
      );
    expect(whyOf(0.3)).toBeUndefined();
    expect(whyOf(0.2)).toMatchObject({
      ...{ why_code: 'readings_unsure', why_values: { readings: 'smoothness' } },
    });
  });

  it('is told of a range of two fifths of the scale', () => {
    const few = { beat_alignment: 0.1, beat_recall: 0.1, phase_coherence: 0.1 };
    const timing_from = { moves: 6, beats: 6 };
    const { scores, notMeasured } = judge('solo', measured({}, { ...few, timing_from }));
    expect(scores['movement_to_music']).toBeNull();
    expect(notMeasured).toContainEqual(
      expect.objectContaining({
        ...{ what: 'Movement to music', why_code: 'too_unsure' },
        why: expect.stringMatching(
          /^by what was seen and heard it could be anything from 0 to \d+:/,
        ),
      }),
    );
  });

  it.each<[Type, string, string]>([
    ['solo', 'choreography_presentation', 'choreography_takes_eyes'],
    ['highlights', 'motion', 'motion_takes_eyes'],
    ['workout', 'form', 'form_takes_eyes'],
    ['workout', 'range', 'range_takes_eyes'],
  ])('is told in %s of %s, which no measure carries', (type, key, code) => {
    const all = { body: aBody, repetitions: someRepetitions };
    const { scores, notMeasured } = judge(type, measured({}, all));
    expect(scores[key]).toBeNull();
    expect(notMeasured).toContainEqual(expect.objectContaining({ why_code: code }));
  });
});
