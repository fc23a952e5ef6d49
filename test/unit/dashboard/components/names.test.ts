import { describe, expect, it } from 'vitest';
import { criterionName } from '../../../../dashboard/components/names.ts';

describe('criterionName', () => {
  it('is what the profiles call it', () => {
    expect(criterionName('choreography_presentation')).toBe('Choreography and presentation');
  });

  it('reads as words where no profile has it any more', () => {
    expect(criterionName('floor_craft')).toBe('Floor craft');
  });
});
