import { expect, it } from 'vitest';
import {
  nameOf,
  namesOf,
} from '../../../../../../../dashboard/features/analyses/view/dancers/dancer-names.ts';
import { dancerLabel } from '../../../../../../../functions/src/contract/dancer-labels.ts';
import { twoDancers } from '../../../../../../support/measured.ts';

it.each([
  [dancerLabel('at_start', { place: 'middle' }), 'Middle', null],
  [dancerLabel('at_start_in', { place: 'right', clothes: 'light' }), 'Right', 'in light'],
  [dancerLabel('from_left', { number: 4, of: 5 }), 'Number 4', null],
  [dancerLabel('from_left_in', { number: 1, of: 6, clothes: 'dark' }), 'Number 1', 'in dark'],
  [dancerLabel('alone'), 'The one who was seen', null],
  [{ code: 'of_a_later_version', values: {}, text: 'in the red dress' }, 'In the red dress', null],
])('names %o in short', (label, name, clothes) => {
  expect(nameOf(label)).toEqual({ name, clothes });
});

it('names the dancer with a number, also one of whom there are no readings', () => {
  expect([1, 2, 3].map(namesOf(twoDancers))).toEqual(['Left', 'Right', 'Dancer 3']);
});
