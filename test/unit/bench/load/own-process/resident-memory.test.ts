import { describe, expect, it } from 'vitest';
import { parseResidentBytes } from '../../../../../bench/load/own-process/resident-memory.ts';

describe('parseResidentBytes', () => {
  it('answers bytes, of what is resident alone', () => {
    const status = 'Name:\tnode\nVmPeak:\t  900000 kB\nVmRSS:\t   45216 kB\nRssAnon:\t 100 kB\n';
    expect(parseResidentBytes(status)).toBe(45_216 * 1_024);
  });

  it('answers 0 for a process that is gone, or a zombie', () => {
    expect(parseResidentBytes('')).toBe(0);
    expect(parseResidentBytes('Name:\tffmpeg\nState:\tZ (zombie)\n')).toBe(0);
  });
});
