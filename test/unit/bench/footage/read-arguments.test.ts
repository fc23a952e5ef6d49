import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../bench/footage/read-arguments.ts';

const plain = { folder: 'clips', curves: null, only: null, isStrict: false };

describe('readArguments', () => {
  it.each([
    [['clips'], plain],
    [['clips', '--strict', '--only=yoga'], { ...plain, isStrict: true, only: 'yoga' }],
    [['clips', '--curves'], { ...plain, curves: 'clips/curves' }],
    [['--curves', 'clips'], { ...plain, curves: 'clips/curves' }],
    [['clips', '--curves=/tmp/drawn'], { ...plain, curves: '/tmp/drawn' }],
    [['--help'], 'help'],
  ])('reads %j', (given, expected) => {
    expect(readArguments(given)).toEqual(expected);
  });

  it.each([
    [[], 'Which folder?'],
    [['one', 'other'], 'One folder at a time'],
    [['clips', '--curve'], "Unknown option '--curve'"],
  ])('refuses %j', (given, message) => {
    expect(() => readArguments(given)).toThrow(message);
  });
});
