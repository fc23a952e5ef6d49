import { expect, it } from 'vitest';
import { formatCsv } from '../../../../../bench/footage/curves/format-csv.ts';

it('has a row for each moment of any curve, and what is asked of it beside it', () => {
  const fast = {
    name: 'replaced',
    startSeconds: 0.5,
    rate: 2,
    values: [0.1, 0.2, 1 / 3],
    threshold: 0.5,
  };
  const slow = {
    name: 'seen_score',
    startSeconds: 0,
    rate: 1,
    values: [0.9, 0.8],
    threshold: null,
  };
  const later = { ...slow, startSeconds: 1.5, values: [0.7] };
  expect(formatCsv([fast, slow, later])).toBe(
    [
      'seconds,replaced,replaced_threshold,seen_score',
      '0.000,,0.5,0.9',
      '0.500,0.1,0.5,',
      '1.000,0.2,0.5,0.8',
      '1.500,0.33333,0.5,0.7',
      '',
    ].join('\n'),
  );
});
