import { describe, expect, it } from 'vitest';
import {
  atFirst,
  changePractice,
  type PracticeChange,
} from '../../../../../../../dashboard/features/analyses/view/watch/practice.ts';

const first = { start_seconds: 1, end_seconds: 3 };
const second = { start_seconds: 8, end_seconds: 11 };

describe('practice', () => {
  it.each<[string, PracticeChange[], Partial<typeof atFirst>]>([
    ['loops a span', [{ what: 'loop', span: first }], { loop: first }],
    ['loops it slowly', [{ what: 'loop', span: first, rate: 0.5 }], { loop: first, rate: 0.5 }],
    [
      'keeps its speed for another span',
      [
        { what: 'rate', rate: 0.75 },
        { what: 'loop', span: first },
      ],
      { loop: first, rate: 0.75 },
    ],
    [
      'leaves a loop at the speed it had',
      [{ what: 'loop', span: first, rate: 0.5 }, { what: 'loop_left' }],
      { rate: 0.5 },
    ],
    [
      'stays in a loop that came after the one that is left',
      [
        { what: 'loop', span: first },
        { what: 'loop', span: second },
        { what: 'loop_left', span: first },
      ],
      { loop: second },
    ],
    [
      'leaves the one it is in',
      [
        { what: 'loop', span: first },
        { what: 'loop_left', span: first },
      ],
      {},
    ],
    [
      'is mirrored, with a skeleton, and without',
      [
        { what: 'mirror', isOn: true },
        { what: 'skeleton', isOn: true },
        { what: 'skeleton', isOn: false },
      ],
      { isMirrored: true },
    ],
  ])('%s', (_, changes, expected) => {
    expect(changes.reduce(changePractice, atFirst)).toEqual({ ...atFirst, ...expected });
  });
});
