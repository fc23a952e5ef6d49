import { describe, expect, it } from 'vitest';
import {
  blocksAt,
  linesAt,
} from '../../../../../../../dashboard/features/analyses/view/timeline/plot-marks.ts';

describe('linesAt', () => {
  it('draws a line for each, however many', () => {
    expect(linesAt([])).toBe('');
    const cuts = Array.from({ length: 1_200 }, (_, index) => index / 2);
    expect(linesAt(cuts).split('M').length - 1).toBe(1_200);
  });
});

it('draws a block from top to bottom over each span', () => {
  const spans = [
    { start_seconds: 1, end_seconds: 2.5 },
    { start_seconds: 4, end_seconds: 6 },
  ];
  expect(blocksAt(spans)).toBe('M1 0H2.5V100H1ZM4 0H6V100H4Z');
});
