import { expect, it } from 'vitest';
import { formatTable } from '../../../../bench/frame/format-table.ts';

it('aligns figures and limits and marks each that has a limit', () => {
  const table = formatTable([
    { benchmark: 'list', what: 'page, p95', figure: 1_250.4, unit: 'ms', limit: 100 },
    { benchmark: 'list', what: 'documents', figure: 51, unit: 'documents', limit: 51 },
    { benchmark: 'rerun', what: 'ratio', figure: 5.463, unit: '×' },
  ]);
  expect(table.split('\n')).toEqual([
    'benchmark  what             figure         limit',
    'list       page, p95      1,250 ms        100 ms  over',
    'list       documents  51 documents  51 documents  ok',
    'rerun      ratio            5.46 ×',
  ]);
});
