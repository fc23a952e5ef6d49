import { describe, expect, it } from 'vitest';
import { chosenRun } from '../../../../../../../dashboard/features/analyses/view/scores/run-history.ts';

const runs = [{ runId: 'third' }, { runId: 'second' }, { runId: 'first' }];

describe('chosenRun', () => {
  it('is the newest where none was chosen', () => {
    expect(chosenRun(runs, null)).toEqual({ chosen: runs[0], before: runs[1] });
  });

  it('is the one that was chosen, with the one before it', () => {
    expect(chosenRun(runs, 'second')).toEqual({ chosen: runs[1], before: runs[2] });
  });

  it('has none before the first', () => {
    expect(chosenRun(runs, 'first')).toEqual({ chosen: runs[2], before: null });
  });

  it('falls back to the newest where the chosen one is no longer there', () => {
    expect(chosenRun(runs, 'pushed out').chosen).toBe(runs[0]);
  });

  it('is none where nothing ran', () => {
    expect(chosenRun([], null)).toEqual({ chosen: null, before: null });
  });
});
