import { describe, expect, it } from 'vitest';
import {
  asidesOf,
  asidesWithin,
} from '../../../../../../../dashboard/features/analyses/view/moments/asides.ts';
import type { Measurements } from '../../../../../../../functions/src/contract/measurements.ts';
import { someTogether } from '../../../../../../support/build-report.ts';
import { measured, twoDancers } from '../../../../../../support/measured.ts';
import { aGroup } from '../../../../../../support/together.ts';

const unsure = { value: 0.9, confidence: 0.39 };
const off = { start_seconds: 9, end_seconds: 12, late_ms: 150, late_beats: 0.25 };
const partings = [{ start_seconds: 8.2, end_seconds: 10.9, body_ids: [1, 2] }];
const couple = { ...someTogether, breaks: partings };
const told = (changes: Partial<Measurements>) =>
  asidesOf(measured({}, { bodies: [...twoDancers], ...changes })).map(({ words }) => words);

describe('asidesOf', () => {
  it('tells in the order of time where dancers part and where the beat is left', () => {
    expect(told({ together: couple, off_beat: [off] })).toEqual([
      'Out of time with each other',
      'Off the beat: a quarter of a beat late',
    ]);
  });

  it('says who of a group leaves the others', () => {
    const group = { ...aGroup, breaks: [{ ...off, body_ids: [2] }] };
    expect(told({ together: group })).toEqual(['Right: out of time with the others']);
  });

  it.each([
    ['nothing was compared', { together: null, off_beat: null }],
    ['it is not sure that they move together', { together: { ...couple, synchrony: unsure } }],
  ])('tells nothing where %s', (_, changes) => {
    expect(told(changes)).toEqual([]);
  });
});

describe('asidesWithin', () => {
  it.each([
    [{ start_seconds: 4, end_seconds: 9 }, 0],
    [{ start_seconds: 9, end_seconds: 20 }, 1],
    [{ start_seconds: 10, end_seconds: 20 }, 0],
  ])('has in %j the %i that begin there', (span, count) => {
    expect(asidesWithin(span, [{ ...off, words: 'Off the beat' }])).toHaveLength(count);
  });
});
