import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime } from '../../../../functions/src/contract/clock-time.ts';
import { toldMoments } from '../../../../functions/src/domain/judging/told-moments.ts';

describe('toldMoments', () => {
  it.each<[string, number[]]>([
    ['0:05', [5]],
    ['00:05', [5]],
    ['1:02', [62]],
    ['75:10', [4510]],
    ['0:01:02', [62]],
    ['1:00:02', [3602]],
    ['00:05.5', [5.5]],
    ['00:05,500', [5.5]],
    ['00:05:250', [5]],
    ['00:00:05:12', [5]],
    ['００:05', []],
    ['00：05', [5]],
    ['[00:05]', [5]],
    ['"00:05"', [5]],
    ['12s', [12]],
    ['12.5 s.', [12.5]],
    ['12 Seconds', [12]],
    ['1m05s', [65]],
    ['1 min. 5 sec.', [65]],
    ['1 minute and 5 seconds', [65]],
    ['2 min', [120]],
    ['1h 0m 5s', [3605]],
    ['PT1M5S', [65]],
    ['PT12.5S', [12.5]],
    ['1\'05"', [65]],
    ['1′05″', [65]],
    ['5', [5]],
    ['12.75', [12.75]],
    ['5,9', [5.9]],
    ['5, 9', [5, 9]],
    ['5,9,12', [5, 9, 12]],
    ['00:05, 00:09', [5, 9]],
    ['00:05,00:09', [5, 9]],
    ['00:05; 0:09 and 12 s', [5, 9, 12]],
    ['00:05/00:09', [5, 9]],
    ['00:05\n00:09', [5, 9]],
    ['00:05-00:08', [5]],
    ['00:05 – 00:08', [5]],
    ['00:05—00:08', [5]],
    ['00:05 -> 00:08', [5]],
    ['00:05..00:08', [5]],
    ['00:05 until 00:08', [5]],
    ['from 0:05 to about 0:08', [5]],
    ['between 00:05 and 00:08', [5]],
    ['5-8', [5]],
    ['5-8 s', [5]],
    ['5 to 8 seconds', [5]],
    ['5s-8s', [5]],
    ['00:05-00:08, 00:12-00:15', [5, 12]],
    ['00:05 - the 3 turns', [5]],
    ['- 00:05', [5]],
    ['the first 10 seconds', [0]],
    ['opening 2 min, then 2:10', [0, 130]],
    ['holds at 0:05 for 3 s', [5]],
    ['She lands at 00:05 and rests at 00:09.', [5, 9]],
  ])('reads %j as %j', (text, seconds) => {
    expect(toldMoments(text)).toEqual(seconds);
  });

  it.each([
    ...['', ' ', 'the end', 'at 5', '1:5', '0:5', '00:60', '01:75', '1:60:00', '1:5:03', '-0:05'],
    ...['-5', 'NaN', 'Infinity', '1e3', '500 ms', '128 bpm', '3 moves', '5th', '1.2.3', '::'],
    ...['00:00:00:00:05', '123456', 'the last 10 seconds', 'for 8 s', 'every 4 seconds'],
  ])('finds no time beyond doubt in %j', (text) => {
    expect(toldMoments(text)).toEqual([]);
  });

  it('reads every second as it is written, alone, in a list and in a span', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_999 }), fc.nat({ max: 5_999 }), (first, second) => {
        const [a, b] = [clockTime(first), clockTime(second)];
        expect(toldMoments(a)).toEqual([first]);
        expect(toldMoments(`${a}, ${b}`)).toEqual([first, second]);
        expect(toldMoments(`${a}-${b}`)).toEqual([first]);
        expect(toldMoments(`${first}s`)).toEqual([first]);
        expect(toldMoments(String(first))).toEqual([first]);
      }),
    );
  });

  it('takes no text for a time before the start, and ends with any', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0159:.,- smhpt\'"to') });
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (any) => {
        for (const seconds of toldMoments(any)) expect(seconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
