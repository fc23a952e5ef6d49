import { describe, expect, it } from 'vitest';
import {
  type Failure,
  moreOutputTokens,
  remedyFor,
  type Trouble,
  waitMessage,
} from '../../../../functions/src/domain/judging/judge-retry.ts';

const failure = (trouble: Trouble, retryAfterSeconds: number | null = null): Failure => ({
  trouble,
  retryAfterSeconds,
});
const wait = (delayMs: number) => ({ kind: 'wait', delayMs });
const limited = 'rate_limited';
const unreachable = 'unreachable';

describe('remedyFor', () => {
  it.each<[Failure, Trouble[], unknown]>([
    [failure(limited, 0), [], wait(500)],
    [failure(limited, 46), [], wait(46_500)],
    [failure(limited, 60), [limited], wait(60_500)],
    [failure(limited, 61), [], null],
    [failure(limited, 10), [limited, limited], null],
    [failure(limited), [], wait(15_500)],
    [failure(unreachable), [], wait(2_000)],
    [failure(unreachable), [unreachable], wait(6_000)],
    [failure(unreachable), [unreachable, unreachable], wait(18_000)],
    [failure(unreachable), [unreachable, unreachable, unreachable], null],
    [failure('copy_unusable'), [], { kind: 'send_again' }],
    [failure('copy_unusable'), ['copy_unusable'], null],
    [failure('answer_cut'), [], { kind: 'allow_more' }],
    [failure('answer_cut'), ['answer_cut'], null],
    [failure('answer_unusable'), [], { kind: 'repair' }],
    [failure('answer_unusable'), ['answer_unusable'], null],
    [failure('answer_given_up'), [], { kind: 'ask_again' }],
    [failure('answer_given_up'), ['answer_given_up'], null],
    [failure('final'), [], null],
  ])('meets %j after %j with %j', (met, earlier, expected) => {
    expect(remedyFor(met, earlier, 0.5)).toEqual(expected);
  });

  it('counts each trouble by itself', () => {
    const earlier: Trouble[] = [limited, limited, unreachable, 'copy_unusable', 'answer_cut'];
    expect(remedyFor(failure('answer_unusable'), earlier, 0)).toEqual({ kind: 'repair' });
    expect(remedyFor(failure(unreachable), earlier, 0.5)).toEqual(wait(6_000));
  });

  it('spreads callers, but never calls before the service allows it', () => {
    expect(remedyFor(failure(unreachable), [], 0)).toEqual(wait(1_000));
    expect(remedyFor(failure(unreachable), [], 0.999)).toEqual(wait(2_998));
    expect(remedyFor(failure(limited, 46), [], 0)).toEqual(wait(46_000));
  });
});

describe('moreOutputTokens', () => {
  it('doubles, up to what models write', () => {
    expect([16_384, 32_768, 50_000, 65_536].map(moreOutputTokens)).toEqual([
      32_768, 65_536, 65_536, 65_536,
    ]);
  });
});

describe('waitMessage', () => {
  it.each<[Trouble, number, string]>([
    [limited, 46_250, 'The judge is busy. Trying again in 46 seconds.'],
    [limited, 200, 'The judge is busy. Trying again in 1 second.'],
    [unreachable, 2_000, 'The judge cannot be reached at the moment. Trying again in 2 seconds.'],
  ])('tells of %s for %i ms', (trouble, delayMs, expected) => {
    expect(waitMessage(trouble, delayMs)).toBe(expected);
  });
});
