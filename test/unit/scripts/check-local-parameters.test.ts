import { describe, expect, it } from 'vitest';
import { findProblems } from '../../../scripts/stack/check-local-parameters.ts';

describe('findProblems', () => {
  it('finds nothing in parameters that are right', () => {
    expect(findProblems('# ours\nREGION=europe-west1\n\nMAX_VIDEO_SIZE_MB=100\n')).toEqual([]);
  });

  it('names the value that is wrong and what it must be', () => {
    expect(findProblems('MAX_VIDEO_SIZE_MB=lots')).toEqual([
      'MAX_VIDEO_SIZE_MB is "lots": it must be a whole number from 1 to 4000.',
    ]);
  });

  it('names the line that is no assignment', () => {
    expect(findProblems('REGION=us-central1\nTHIS IS NOT A LINE')).toEqual([
      'Line 2 is not NAME=value: THIS IS NOT A LINE',
    ]);
  });
});
