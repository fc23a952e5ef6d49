import { expect, it } from 'vitest';
import { preferredWaitSeconds } from '../../../../functions/src/domain/sessions/prefer-wait.ts';

it.each([
  [null, null],
  ['', null],
  ['wait=0', 0],
  ['wait=10', 10],
  ['wait=50', 50],
  ['wait=51', 50],
  ['wait=999999999', 50],
  ['Wait = "7"', 7],
  ['respond-async, wait=10', 10],
  ['wait=10; foo, handling=lenient', 10],
  ['await=10', null],
  ['wait=-1', null],
  ['wait=soon', null],
  ['wait', null],
  ['handling="wait=10"', null],
])('reads %j as %j seconds', (prefer, expected) => {
  expect(preferredWaitSeconds(prefer, 50)).toBe(expected);
});
