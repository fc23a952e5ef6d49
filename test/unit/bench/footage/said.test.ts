import { expect, it } from 'vitest';
import { saidIn } from '../../../../bench/footage/said.ts';
import type { Measurements } from '../../../../functions/src/contract/measurements.ts';
import { aReport } from '../../../support/build-report.ts';
import { aBody, measured, twoDancers } from '../../../support/measured.ts';

it.each<[string, Partial<Measurements>, { bodies: number; seen: number }]>([
  ['the one who was followed', { body: aBody }, { bodies: 1, seen: 0.9 }],
  [
    'each of several, seen as much as the most seen',
    { bodies: [...twoDancers] },
    { bodies: 2, seen: 0.9 },
  ],
  ['the one of several who was seen', { bodies: twoDancers.slice(1) }, { bodies: 1, seen: 0.8 }],
  ['nobody of several', { bodies: [] }, { bodies: 0, seen: 0 }],
  ['nobody', {}, { bodies: 0, seen: 0 }],
])('counts %s', (_, followed, said) => {
  expect(saidIn({ ...aReport, measurements: measured({}, followed) })).toMatchObject(said);
});
