import { describe, expect, it } from 'vitest';
import {
  isOpen,
  type ListFilter,
  openFilter,
  readFilter,
  writeFilter,
} from '../../../../dashboard/components/list-filter.ts';

const read = (address: string) => readFilter(new URLSearchParams(address));

describe('the filter of a list', () => {
  it.each<ListFilter>([
    openFilter,
    { analysisType: 'couple', status: null, userId: null },
    { analysisType: null, status: 'failed', userId: 'a & b' },
    { analysisType: 'workout', status: 'completed', userId: 'somebody' },
  ])('is the same after it was written to the address: %j', (filter) => {
    expect(read(writeFilter(filter))).toEqual(filter);
  });

  it('leaves nothing in the address where it is open', () => {
    expect(writeFilter(openFilter)).toBe('');
  });

  it.each(['?type=juggling', '?status=toString', '?user='])('takes %s for open', (address) => {
    expect(isOpen(read(address))).toBe(true);
  });
});
