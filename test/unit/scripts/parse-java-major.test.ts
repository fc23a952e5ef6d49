import { expect, it } from 'vitest';
import { parseJavaMajor } from '../../../scripts/stack/examine-machine.ts';

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_392"', 8],
  ['no such program', null],
])('reads the major version of %s', (text, major) => {
  expect(parseJavaMajor(text)).toBe(major);
});
