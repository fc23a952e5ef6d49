import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitWords } from '../../../../dashboard/components/wait-words.ts';
import type { QueueState } from '../../../../functions/src/contract/operations.ts';

const now = new Date('2026-01-01T12:00:00Z');
const free: QueueState = {
  ...{ waiting: 1, running: 0, workers: 2, median_seconds: { solo: 60, couple: 180 } },
  updated_at: now,
};
const said = (changes: Partial<QueueState>, type: 'solo' | 'couple' | 'workout' = 'couple') =>
  waitWords({ ...free, ...changes }, type, now);

describe('waitWords', () => {
  it.each<[string, Partial<QueueState>, string | null]>([
    ['a worker is free', {}, 'Usually done in 1 to 6 minutes.'],
    ['all are busy', { running: 2 }, 'Usually done in 1 to 8 minutes.'],
    ['ten wait', { running: 2, waiting: 10 }, 'Usually done in 1 to 16 minutes.'],
    [
      'hundreds wait',
      { running: 2, waiting: 400 },
      'It may take more than an hour until it is done.',
    ],
    ['nothing was completed lately', { median_seconds: {} }, null],
    ['nobody has told for long', { updated_at: new Date(now.getTime() - 6 * 60_000) }, null],
  ])('tells a range where %s', (_, changes, words) => {
    expect(said(changes)).toBe(words);
  });

  it('goes by what others take where none of its type was completed', () => {
    expect(said({}, 'workout')).toBe('Usually done in 1 to 4 minutes.');
    expect(said({ median_seconds: { solo: 20 } }, 'solo')).toBe('Usually done within a minute.');
    expect(said({}, 'solo')).toBe('Usually done within 2 minutes.');
  });

  it('never gets shorter where more wait, and has no decimals', () => {
    const most = (words: string | null) => Number(/(\d+) minutes/.exec(words ?? '')?.[1] ?? 0);
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.nat(4),
        fc.integer({ min: 1, max: 4 }),
        (waiting, running, workers) => {
          const state = { waiting, running, workers };
          const words = said(state);
          expect(words).not.toMatch(/\d\.\d|NaN/);
          expect(words).toMatch(/^Usually|^It may/);
          const more = said({ ...state, waiting: waiting + 3 });
          if (more?.startsWith('Usually')) expect(most(more)).toBeGreaterThanOrEqual(most(words));
        },
      ),
    );
  });
});
