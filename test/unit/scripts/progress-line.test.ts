import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '../../../functions/src/contract/vocabulary.ts';
import {
  type Progress,
  progressBar,
  progressLogLine,
} from '../../../scripts/start/progress-line.ts';

function at(progress: number, overrides: Partial<Progress> = {}): Progress {
  return { status: 'processing', stage: 'analysing', progress, message: null, ...overrides };
}

describe('progressBar', () => {
  it('shows bar, percentage, stage and message', () => {
    expect(progressBar(at(50, { message: 'Analysing segment 3 of 8' }), 80)).toBe(
      `${'█'.repeat(12)}${'░'.repeat(12)}   50 %  analysing  Analysing segment 3 of 8`,
    );
  });

  it('shows the status where no stage runs', () => {
    expect(progressBar(at(0, { status: 'uploading', stage: null }), 80)).toMatch(/uploading$/);
  });

  it('never outgrows the terminal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom(...stages),
        fc.string(),
        fc.integer({ min: 1, max: 200 }),
        (progress, stage, message, columns) =>
          progressBar(at(progress, { stage, message }), columns).length <= columns,
      ),
    );
  });
});

describe('progressLogLine', () => {
  it('begins with a line', () => {
    expect(progressLogLine(null, at(3))).toBe('  3 %  analysing');
  });

  it('is silent within one tenth of one stage', () => {
    expect(progressLogLine(at(41), at(49))).toBeNull();
  });

  it('speaks at the next tenth', () => {
    expect(progressLogLine(at(49), at(50))).toBe(' 50 %  analysing');
  });

  it('speaks at the next stage', () => {
    expect(progressLogLine(at(41), at(42, { stage: 'saving' }))).toBe(' 42 %  saving');
  });
});
