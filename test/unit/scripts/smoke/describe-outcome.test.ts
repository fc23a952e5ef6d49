import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../scripts/smoke/check.ts';
import {
  describeOutcome,
  describeTally,
  exitCodeOf,
  titleWidth,
} from '../../../../scripts/smoke/describe-outcome.ts';

const passed: Outcome = { title: 'It plays', kind: 'passed', tookMs: 1_234, note: '4096 bytes' };
const skipped: Outcome = { title: 'Alerts', kind: 'skipped', why: 'skipped: not here' };
const failed: Outcome = {
  title: 'It is listed',
  kind: 'failed',
  tookMs: 61_000,
  problem: 'The list does not show it.',
  advice: 'Wait until the indexes are built, then try again.',
};

describe('describeOutcome', () => {
  it('sets times and notes under each other', () => {
    expect(describeOutcome(passed, 12, 80)).toEqual(['It plays         1.2 s  4096 bytes']);
    expect(describeOutcome(skipped, 12, 80)).toEqual(['Alerts                  skipped: not here']);
  });

  it('says below a failure what is wrong and what to do, within the columns', () => {
    expect(describeOutcome(failed, 12, 40)).toEqual([
      'It is listed    61.0 s',
      '    The list does not show it.',
      '    Wait until the indexes are built,',
      '    then try again.',
    ]);
  });

  it('ends no line with a blank', () => {
    expect(describeOutcome({ ...passed, note: '' }, 12, 80)).toEqual(['It plays         1.2 s']);
  });

  it('has every time end in one column, whatever the titles', () => {
    const titles = fc.array(fc.stringMatching(/^[a-z]{1,60}$/), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(titles, fc.nat(9_999_999), (some, tookMs) => {
        const width = titleWidth(some);
        const ends = some.map((title) => {
          const [line = ''] = describeOutcome(
            { title, kind: 'passed', tookMs, note: '' },
            width,
            80,
          );
          return line.length;
        });
        expect(new Set(ends).size).toBe(1);
      }),
    );
  });
});

describe('describeTally and exitCodeOf', () => {
  it('fail with any that failed, and with none that was skipped', () => {
    expect(describeTally([passed, passed])).toBe('2 passed, 0 failed');
    expect(describeTally([passed, failed, skipped])).toBe('1 passed, 1 failed, 1 skipped');
    expect([exitCodeOf([passed, skipped]), exitCodeOf([passed, failed])]).toEqual([0, 1]);
  });
});
