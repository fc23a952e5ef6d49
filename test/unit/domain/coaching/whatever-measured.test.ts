import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastConfidence } from '../../../../functions/src/contract/confidence-words.ts';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { practiceSchema, strengthSchema } from '../../../../functions/src/contract/verdict.ts';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import { judgeBySignal } from '../../../../functions/src/domain/judging/signal-judgement.ts';
import { aBody, measured, someRepetitions, twoDancers } from '../../../support/measured.ts';
import { aGroup } from '../../../support/together.ts';

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null, freq: 9 });
const estimate = maybe(fc.record({ value: share, confidence: share }));
const beyondChance = maybe(fc.record({ value: share.map((of) => 2 * of - 1), confidence: share }));
const time = fc.integer({ min: -500, max: 6_000 }).map((hundredths) => hundredths / 100);
const spans = fc.array(
  fc.tuple(time, time).map(([one, other]) => ({
    start_seconds: Math.min(one, other),
    end_seconds: Math.max(one, other),
  })),
  { maxLength: 5 },
);
const second = maybe(fc.record({ seconds: fc.nat(50), confidence: share }));
const body = fc
  .record({
    ...{ extension: estimate, symmetry: estimate, posture: estimate, smoothness: estimate },
    ...{ range: estimate, best_second: second, worst_second: second, seen: share, upright: share },
  })
  .map((readings) => ({ ...aBody, ...readings }));
const together = fc
  .record({
    ...{ synchrony: beyondChance, same_sided: beyondChance },
    breaks: maybe(spans.map((all) => all.map((span) => ({ ...span, body_ids: [1] })))),
    late: maybe(fc.integer({ min: -900, max: 900 })),
    isGroup: fc.boolean(),
  })
  .map(({ late, isGroup, ...changes }) => ({
    ...{ ...aGroup, ...changes },
    dancers: isGroup ? aGroup.dancers.map((dancer) => ({ ...dancer, late_ms: late })) : [],
  }));
const repetitions = fc
  .record({
    confidence: share,
    steadiness: maybe(share),
    range: maybe(share),
    sameness: maybe(share),
  })
  .map((readings) => ({ ...someRepetitions, ...readings }));
const anything: fc.Arbitrary<Partial<Measurements>> = fc.record(
  {
    beat_alignment: maybe(share.map((of) => 2 * of - 1)),
    phase_coherence: maybe(share),
    beat_offset_ms: maybe(fc.integer({ min: -400, max: 400 })),
    off_beat: maybe(
      spans.map((all) => all.map((span) => ({ ...span, late_ms: 100, late_beats: -0.2 }))),
    ),
    motion_energy: maybe(share),
    motion_dynamics: maybe(share),
    stillness: maybe(share),
    seen_spans: maybe(spans),
    body: maybe(body),
    bodies: maybe(
      fc
        .tuple(body, body)
        .map((both) =>
          both.map((one, index) => ({ ...(twoDancers[index] ?? twoDancers[0]), ...one })),
        ),
    ),
    together: maybe(together),
    repetitions: maybe(repetitions),
  },
  { requiredKeys: [] },
);
const duration = fc.integer({ min: 10, max: 400 }).map((tenths) => tenths / 10);

const never = [
  ['on_beat', 'leaves_beat'],
  ['as_one', 'breaks'],
  ...['on_beat', 'on_beat_mostly'].flatMap((good) =>
    ['beside_beat', 'other_beats', 'few_on_beat'].map((weak) => [good, weak]),
  ),
  ...['stretched', 'wide'].flatMap((good) => ['near_body', 'small'].map((weak) => [good, weak])),
  ...[
    ['upright', 'bent'],
    ['smooth', 'jerky'],
    ['controlled', 'jerked'],
    ['contrast', 'one_level'],
    ['contrast', 'still'],
    ['as_one', 'apart'],
    ['as_one_mostly', 'apart'],
    ['even_pace', 'uneven_pace'],
    ['whole_way', 'cut_short'],
    ['alike', 'unlike'],
    ['lasting', 'tiring'],
    ['both_sides', 'one_sided'],
  ],
];

it('tells at most three of each, plays what is in the video, says no decimals and contradicts nothing', () => {
  let told = 0;
  fc.assert(
    fc.property(fc.constantFrom(...analysisTypes), anything, duration, (type, changes, seconds) => {
      const { strengths, practise, text } = judgeBySignal({
        ...{ profile: profiles[type], danceType: null, recording: [] },
        ...{ durationSeconds: seconds, measurements: measured({ seconds }, changes) },
      });
      const points = [...strengths, ...practise];
      told += points.length;
      expect(strengths.length).toBeLessThanOrEqual(3);
      expect(practise.length).toBeLessThanOrEqual(3);
      for (const point of strengths) strengthSchema.strict().parse(point);
      for (const point of practise) practiceSchema.strict().parse(point);
      for (const { moments, criterion, sentence } of points) {
        expect(text).toContain(sentence.text);
        if (criterion !== null) {
          expect(profiles[type].criteria.map(({ key }) => key)).toContain(criterion);
        }
        for (const { start_seconds, end_seconds } of moments) {
          expect(start_seconds).toBeGreaterThanOrEqual(0);
          expect(end_seconds).toBeGreaterThan(start_seconds);
          expect(end_seconds).toBeLessThanOrEqual(seconds);
        }
      }
      const said = [
        ...points.map(({ sentence }) => sentence),
        ...practise.map(({ drill }) => drill),
      ];
      for (const { text: words } of said) {
        expect(words).not.toMatch(/\d[.,]\d|NaN|undefined|Infinity|null/);
      }
      const codes = points.map(({ sentence }) => sentence.code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const pair of never) expect(pair.every((code) => codes.includes(code))).toBe(false);
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(400);
});

it('tells nothing of readings of which none is sure', () => {
  const unsure = fc.double({ min: 0, max: leastConfidence - 0.001, noNaN: true });
  fc.assert(
    fc.property(share, unsure, (value, confidence) => {
      const reading = { value, confidence };
      const unclear = { extension: reading, posture: reading, smoothness: reading, range: reading };
      const seconds = { best_second: { seconds: 3, confidence }, worst_second: null };
      const { strengths, practise } = judgeBySignal({
        ...{ profile: profiles.solo, danceType: null, recording: [], durationSeconds: 32 },
        measurements: measured(
          { tempo: null },
          { body: { ...aBody, ...unclear, ...seconds }, seen_spans: [], stillness: value },
        ),
      });
      expect([...strengths, ...practise]).toEqual([]);
    }),
  );
});
