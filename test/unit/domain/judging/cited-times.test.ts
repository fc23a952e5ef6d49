import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from '../../../../functions/src/contract/clock-time.ts';
import {
  type AskedOf,
  readCitedTimes,
} from '../../../../functions/src/domain/judging/cited-times.ts';
import type { WrittenAnswer } from '../../../../functions/src/domain/judging/judge-answer.ts';

const asked: AskedOf = {
  durationSeconds: 75.4,
  segments: [
    { start_seconds: 0, end_seconds: 37.5 },
    { start_seconds: 37.5, end_seconds: 75.4 },
  ],
  claimable: ['tempo_bpm', 'stillness'],
  dancers: [],
};
const unranged = { low: null, high: null };
function written(change: Partial<WrittenAnswer> = {}): WrittenAnswer {
  return {
    segments: [
      { segment: 1, label: 'One', comment: 'So.', at: ['00:37'], score: 5 },
      { segment: 2, label: 'Two', comment: 'So.', at: ['00:37', '01:15'], score: 5 },
    ],
    claims: [],
    dancers: [],
    scores: { form: { at: ['00:00', '01:15'], reason: 'So.', ...unranged, score: 5 } },
    summary: 'So.',
    strengths: [],
    practise: [],
    ...change,
  };
}
const form = (at: string[], score: number | null = 5) =>
  written({ scores: { form: { at, reason: 'So.', ...unranged, score } } });

describe('readCitedTimes', () => {
  it('reads moments as seconds; a second belongs to each segment that it touches', () => {
    const { answer, stray, uncited } = readCitedTimes(written(), asked);
    expect(answer.segments.map(({ at }) => at)).toEqual([[37], [37, 75]]);
    expect(answer.scores['form']?.at).toEqual([0, 75]);
    expect([...stray, ...uncited]).toEqual([]);
  });

  it.each(['1:5', '00:60', 'at 5', 'the end', '', '-0:05'])(
    'leaves out %j, which is no time, and says so',
    (text) => {
      const { answer, stray, uncited } = readCitedTimes(form(['00:05', text]), asked);
      expect(answer.scores['form']?.at).toEqual([5]);
      expect(stray).toEqual([`scores.form.at.1: ${JSON.stringify(text)} is no time as MM:SS`]);
      expect(uncited).toEqual([]);
    },
  );

  it.each<[string, number[]]>([
    ['1:02', [62]],
    ['00:05-00:07', [5]],
    ['01:10 to 02:10', [70]],
    ['00:01:02', [62]],
    ['12.9 s', [12]],
    ['75.4', [75]],
    ['00:05, 00:07 and 00:09', [5, 7, 9]],
  ])('reads %j as %j, whole seconds', (text, seconds) => {
    const { answer, stray } = readCitedTimes(form([text]), asked);
    expect(answer.scores['form']?.at).toEqual(seconds);
    expect(stray).toEqual([]);
  });

  it.each(['75.5', '00:05:00', '02:10-02:12', '00:05, 09:00', '5000'])(
    'says that %j lies outside the video',
    (text) => {
      const { stray } = readCitedTimes(form([text]), asked);
      expect(stray).toEqual([
        `scores.form.at.0: "${text}" lies outside the video, which ends at 01:15`,
      ]);
    },
  );

  it('quotes no more of a moment than tells which it is', () => {
    const { stray } = readCitedTimes(form(['ever so '.repeat(1_000)]), asked);
    expect(stray[0]?.length).toBeLessThan(200);
  });

  it('takes every second of the video and none after its end', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 6_000 }),
        fc.double({ min: 0, max: 6_000, noNaN: true }),
        (at, end) => {
          const one = { ...asked, durationSeconds: end };
          const { answer, stray } = readCitedTimes({ ...form([clockTime(at)]), segments: [] }, one);
          expect(answer.scores['form']?.at).toEqual(at <= end ? [at] : []);
          expect(stray).toHaveLength(at <= end ? 0 : 1);
        },
      ),
    );
  });

  it('says where a moment lies outside its segment, and what the segment is', () => {
    const [first, second] = written().segments;
    const segments = [first, { ...second, at: ['00:36', '00:40'] }] as WrittenAnswer['segments'];
    const { answer, stray } = readCitedTimes(written({ segments }), asked);
    expect(answer.segments[1]?.at).toEqual([40]);
    expect(stray).toEqual(['segments.1.at.0: "00:36" lies outside segment 2, 00:37 to 01:15']);
  });

  it.each<[number | null, number]>([
    [5, 1],
    [null, 0],
  ])('holds a score of %s without a moment against the answer: %d', (score, count) => {
    expect(readCitedTimes(form([], score), asked).uncited).toHaveLength(count);
    const segments = written().segments.map((segment) => ({ ...segment, at: [], score }));
    expect(readCitedTimes(written({ segments }), asked).stray).toHaveLength(2 * count);
  });

  it('leaves out claims of what was not measured, and says what was', () => {
    const claim = { measure: 'tempo_bpm', dancer: null, value: 1, statement: 'So.', at: [] };
    const claims = [claim, { ...claim, measure: 'grace' }];
    const { answer, stray } = readCitedTimes(written({ claims }), asked);
    expect(answer.claims).toEqual([claim]);
    expect(stray).toEqual([
      'claims.1.measure: "grace" was not measured, choose from tempo_bpm, stillness',
    ]);
  });

  const strengthAt = (at: string[], durationSeconds = 75.4) => {
    const strengths = [{ sentence: 'So.', criterion: null, at }];
    const answer = written({ strengths, scores: {}, segments: [] });
    return readCitedTimes(answer, { ...asked, durationSeconds });
  };

  it.each<[string, [number, number][]]>([
    ['00:05-00:08', [[5, 8]]],
    ['00:05 – 00:08', [[5, 8]]],
    ['from 0:05 to 0:08', [[5, 8]]],
    ['00:08-00:05', [[5, 8]]],
    ['5-8 s', [[5, 8]]],
    [
      '00:05-00:08, 01:10-01:12',
      [
        [5, 8],
        [70, 72],
      ],
    ],
    ['00:05', [[5, 9]]],
    ['00:05-00:05', [[5, 9]]],
    ['01:14', [[74, 75.4]]],
    ['01:10-01:16', [[70, 75.4]]],
  ])('reads %j as spans that can be played', (text, spans) => {
    const { answer, stray } = strengthAt([text]);
    expect(answer.strengths[0]?.at).toEqual(
      spans.map(([start_seconds, end_seconds]) => ({ start_seconds, end_seconds })),
    );
    expect(stray).toEqual([]);
  });

  it.each([
    ['at the end', 'is no span as MM:SS-MM:SS'],
    ['01:10-01:17', 'lies outside the video, which ends at 01:15'],
    ['02:00-02:05', 'lies outside the video, which ends at 01:15'],
  ])('leaves out the span %j, and says so', (text, wrong) => {
    const { answer, stray } = strengthAt(['00:05-00:08', text]);
    expect(answer.strengths[0]?.at).toEqual([{ start_seconds: 5, end_seconds: 8 }]);
    expect(stray).toEqual([`strengths.0.at.1: "${text}" ${wrong}`]);
  });

  it('never keeps a span that cannot be played', () => {
    const second = fc.nat({ max: 700 });
    fc.assert(
      fc.property(second, second, fc.double({ min: 1, max: 600, noNaN: true }), (one, two, end) => {
        const text = `${clockTime(one)}-${clockTime(two)}`;
        const { answer, stray } = strengthAt([text], end);
        const kept = answer.strengths[0]?.at ?? [];
        expect(kept.length + stray.length).toBe(1);
        for (const { start_seconds, end_seconds } of kept) {
          expect(start_seconds).toBeLessThan(end_seconds);
          expect(end_seconds).toBeLessThanOrEqual(end);
        }
      }),
    );
  });
});
