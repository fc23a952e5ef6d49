import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../../../functions/src/contract/report.ts';
import { explain, highlightsSection } from '../../../../functions/src/domain/highlights/explain.ts';
import { interestOf } from '../../../../functions/src/domain/highlights/interest.ts';
import { measured } from '../../../support/measured.ts';
import { withPeaks } from '../../../support/planted-peaks.ts';

const peaks = [
  { at: 10, seconds: 6, height: 0.9 },
  { at: 40, seconds: 6, height: 0.45 },
];
const uneven = withPeaks(peaks, { noise: 0 });
const reasonFor = (from: number, to: number, measurements = uneven) =>
  explain({ from, to }, interestOf(60, measurements, []), measurements, []);

describe('explain', () => {
  it.each([
    [7, 13, 'strongest movement of the video'],
    [37, 43, /^movement \d+ % above the video's average$/],
    [50, 56, /^movement \d+ % below the video's average$/],
  ])('tells of the movement from %d to %d s', (from, to, reason) => {
    expect(reasonFor(from, to)).toMatch(reason);
  });

  it('tells of timing where movements end on the beats', () => {
    expect(reasonFor(16, 24, measured({ seconds: 60 }))).toMatch(/, on the beat$/);
  });

  it('tells nothing of timing where the curve is too coarse to see single movements', () => {
    const long = measured({ seconds: 600 });
    expect(reasonFor(16, 24, long)).not.toContain('beat');
  });
});

describe('highlightsSection', () => {
  const highlight: Highlight = {
    clip: 1,
    start_seconds: 62.5,
    end_seconds: 70.2,
    score: 85,
    basis: 'measured',
    reason: 'strongest movement of the video',
  };

  it('lists each clip with its times, reason and score', () => {
    expect(highlightsSection([highlight], uneven)).toBe(
      '## Highlights\n\n- Clip 1, 01:02 to 01:10: strongest movement of the video (85 of 100).',
    );
  });

  it.each([
    ['nobody was seen', [], 'No part stands out: nobody could be followed.'],
    [
      'somebody passes by',
      [{ start_seconds: 3, end_seconds: 4 }],
      'nobody was seen to move for as long as a clip takes',
    ],
  ])('says why there are none where %s', (_, seen_spans, why) => {
    expect(highlightsSection([], { ...uneven, seen_spans })).toContain(why);
  });

  it('says so where there are none', () => {
    expect(highlightsSection([], uneven)).toContain('No part stands out: no movement was visible.');
  });
});
