import { describe, expect, it } from 'vitest';
import { compare } from '../../../../bench/footage/compare.ts';
import type { Said } from '../../../../bench/footage/said.ts';
import { clipTruthSchema } from '../../../../bench/footage/truth.ts';

const nothingSaid: Said = {
  seen: 0,
  bodies: 0,
  cuts: [],
  exercises: [],
  tempo: null,
  scored: [],
  reasons: [],
  recordingCodes: [],
};

function faults(truth: object, said: Partial<Said>): string[] {
  const findings = compare(clipTruthSchema.parse(truth), { ...nothingSaid, ...said });
  return findings.map(({ kind, fault }) => `${kind}: ${fault || 'right'}`);
}

const of = (...counts: number[]) => counts.map((count) => ({ count, name: null }));

describe('compare', () => {
  it('compares nothing that is not known', () => {
    expect(faults({}, { seen: 1, cuts: [3], tempo: 100 })).toEqual([]);
  });

  it.each<[string, object, Partial<Said>, string[]]>([
    ['seen enough', { seen: { at_least: 0.8 } }, { seen: 0.8 }, ['seen: right']],
    ['seen too little', { seen: { whole: true } }, { seen: 0.8 }, ['seen: too little']],
    ['seen too much', { seen: { at_most: 0.2 } }, { seen: 0.3 }, ['seen: too much']],
    ['nobody', { nobody: true }, { seen: 0.1 }, ['nobody: right']],
    ['a score of nobody', { nobody: true }, { scored: ['total'] }, ['nobody: scored']],
    ['somebody where nobody is', { nobody: true }, { seen: 0.5 }, ['nobody: somebody']],
    ['as many bodies', { bodies: 2 }, { bodies: 2 }, ['bodies: right']],
    ['too few bodies', { bodies: 2 }, { bodies: 1 }, ['bodies: other number']],
    ['cuts', { cuts: [1, 5] }, { cuts: [1.19, 4.9] }, ['cuts: right']],
    ['a cut out of tolerance', { cuts: [1] }, { cuts: [1.3] }, ['cuts: 1 missed, 1 false']],
    ['a wider tolerance', { cuts: [1], cut_tolerance: 0.4 }, { cuts: [1.3] }, ['cuts: right']],
    ['a cut told twice', { cuts: [1] }, { cuts: [1, 1.1] }, ['cuts: 1 false']],
    ['a cut where there is none', { cuts: [] }, { cuts: [2] }, ['cuts: 1 false']],
    ['a count', { repetitions: 9 }, { exercises: of(9) }, ['repetitions: right']],
    ['one too many', { repetitions: 9 }, { exercises: of(10) }, ['repetitions: off by one']],
    ['none of nine', { repetitions: 9 }, {}, ['repetitions: off by 9']],
    [
      'none of two, which are too few to be counted',
      { repetitions: 2 },
      {},
      ['repetitions: right'],
    ],
    [
      'a count of exercises together',
      { repetitions: 9 },
      { exercises: of(5, 4) },
      ['repetitions: right'],
    ],
    ['a tempo', { tempo: 100 }, { tempo: 103.9 }, ['tempo: right']],
    ['its double', { tempo: 100 }, { tempo: 201 }, ['tempo: double']],
    ['its half', { tempo: 100 }, { tempo: 50 }, ['tempo: half']],
    ['another tempo', { tempo: 100 }, { tempo: 105 }, ['tempo: another']],
    ['no tempo', { tempo: 100 }, {}, ['tempo: missed']],
    ['a tempo of nothing', { tempo: null }, { tempo: 90 }, ['tempo: invented']],
    [
      'the codes of a recording',
      { recording: ['too_dark', 'shaky'] },
      { recordingCodes: ['shaky'] },
      ['recording: too_dark missing'],
    ],
  ])('tells %s', (_name, truth, said, expected) => {
    expect(faults(truth, said)).toEqual(expected);
  });

  it('compares exercises one after the other, those that are none too', () => {
    const truth = { repetitions: [{ count: 9 }, { count: 4, name: 'knee' }] };
    expect(faults(truth, { exercises: of(9, 3, 5) })).toEqual([
      'repetitions: right',
      'repetitions: off by one',
      'repetitions: off by 5',
    ]);
  });

  it('finds a reason that must not be given by its code or by a part of its sentence', () => {
    const reasons = [
      { code: 'film_closer', text: 'Body: too small' },
      { code: null, text: 'Timing: Film the whole body' },
    ];
    expect(faults({ reasons_not: ['film_closer', 'whole body'] }, { reasons })).toEqual([
      'reasons: 2 false',
    ]);
    expect(faults({ reasons_not: ['near the music'] }, { reasons })).toEqual(['reasons: right']);
  });
});
