import { describe, expect, it } from 'vitest';
import { compare } from '../../../../bench/footage/compare.ts';
import { formatFindings, formatSums } from '../../../../bench/footage/format-findings.ts';
import { sumUp } from '../../../../bench/footage/sum-up.ts';
import { clipTruthSchema } from '../../../../bench/footage/truth.ts';

const said = {
  ...{ seen: 0.9, bodies: 1, cuts: [1, 7], tempo: 104.04, scored: [] },
  ...{ exercises: [{ count: 8, name: null }], reasons: [], recordingCodes: [] },
};
const truth = { cuts: [1, 3], repetitions: 9, tempo: 102, seen: { whole: true } };
const findings = compare(clipTruthSchema.parse(truth), said);

describe('the table of footage', () => {
  it('has a row for each clip and thing, aligned, and says what is wrong', () => {
    const clips = [
      { name: 'dance.mp4', as: 'workout', findings, failure: null },
      { name: 'broken.mp4', as: 'solo', findings: [], failure: 'This is no video.' },
    ];
    expect(formatFindings(clips)).toBe(
      [
        'clip        as       thing        true           said',
        'dance.mp4   workout  seen         at least 85 %  90 %               ✓',
        '                     cuts         1.00 3.00      1.00 7.00          ✗ 1 missed, 1 false',
        '                     repetitions  9              8                  ✗ off by one',
        '                     tempo        102            104.0              ✓',
        'broken.mp4  solo                                 This is no video.  ✗ not measured',
      ].join('\n'),
    );
  });

  it('adds up each kind', () => {
    expect(formatSums(sumUp(findings))).toBe(
      [
        'thing        right',
        'seen         1 of 1  100 %',
        'cuts         0 of 1  0 %    1 of 2 true ones found, 1 false told',
        'repetitions  0 of 1  0 %    0 exact, 1 off by one, 0 worse',
        'tempo        1 of 1  100 %  within 4 %',
      ].join('\n'),
    );
  });
});
