import { describe, expect, it } from 'vitest';
import { parseMemory } from '../../../../../bench/load/own-process/resident-memory.ts';

describe('parseMemory', () => {
  it('answers bytes, of what is resident and of what of it are files', () => {
    const status =
      'Name:\tffmpeg\nVmPeak:\t  900000 kB\nVmRSS:\t   45216 kB\nRssAnon:\t 100 kB\nRssFile:\t 4000 kB\n';
    expect(parseMemory(status)).toEqual({
      residentBytes: 45_216 * 1_024,
      fileBytes: 4_000 * 1_024,
    });
  });

  it('answers 0 for a process that is gone, or a zombie', () => {
    const nothing = { residentBytes: 0, fileBytes: 0 };
    expect(parseMemory('')).toEqual(nothing);
    expect(parseMemory('Name:\tffmpeg\nState:\tZ (zombie)\n')).toEqual(nothing);
  });
});
