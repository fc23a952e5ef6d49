import { expect, it } from 'vitest';
import {
  nameOf,
  namesOf,
  orderInWords,
} from '../../../../../../../dashboard/features/analyses/view/dancers/dancer-names.ts';
import { dancerLabel } from '../../../../../../../functions/src/contract/dancer-labels.ts';
import { twoDancers } from '../../../../../../support/measured.ts';

it.each([
  [dancerLabel('at_start', { place: 'middle' }), 'Middle', null],
  [dancerLabel('at_start_in', { place: 'right', clothes: 'light' }), 'Right', 'in light'],
  [dancerLabel('from_left', { number: 4, of: 5 }), 'Number 4', null],
  [dancerLabel('from_left_in', { number: 1, of: 6, clothes: 'dark' }), 'Number 1', 'in dark'],
  [dancerLabel('at_second', { place: 'left', seconds: 12 }), 'Left', null],
  [dancerLabel('from_left_at', { number: 2, of: 4, seconds: 12 }), 'Number 2', null],
  [dancerLabel('alone'), 'The one who was seen', null],
  [{ code: 'of_a_later_version', values: {}, text: 'in the red dress' }, 'In the red dress', null],
])('names %o in short', (label, name, clothes) => {
  expect(nameOf(label)).toEqual({ name, clothes });
});

it('names the dancer with a number, also one of whom there are no readings', () => {
  expect([1, 2, 3].map(namesOf(twoDancers))).toEqual(['Left', 'Right', 'Dancer 3']);
});

it.each<[string, (number | null)[]]>([
  ['From left to right, as they stand at the start.', [null, null]],
  ['From left to right, as they stand at 1:12.', [72.4, 72.4]],
  ['From left to right, not all of them at one time.', [null, 6]],
])('says “%s” of those who are placed at %o', (words, placed) => {
  const bodies = placed.map((seconds) => ({
    ...twoDancers[0],
    label:
      seconds === null
        ? dancerLabel('at_start', { place: 'left' })
        : dancerLabel('at_second', { place: 'left', seconds }),
  }));
  expect(orderInWords(bodies)).toBe(words);
});
