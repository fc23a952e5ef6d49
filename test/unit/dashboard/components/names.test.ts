import { describe, expect, it } from 'vitest';
import { criterionName, inOrder } from '../../../../dashboard/components/names.ts';

describe('criterionName', () => {
  it('is what the profiles call it', () => {
    expect(criterionName('choreography_presentation')).toBe('Choreography and presentation');
  });

  it('reads as words where no profile has it any more', () => {
    expect(criterionName('floor_craft')).toBe('Floor craft');
  });
});

describe('inOrder', () => {
  it('puts criteria as their profile has them, whatever the order of a stored map', () => {
    const stored = ['partnering_skills', 'movement_to_music', 'technical_quality'];
    expect(inOrder(stored)).toEqual(stored.toReversed());
  });
});
