import { describe, expect, it } from 'vitest';
import { rerunWords, type Terms } from '../../../../dashboard/components/rerun-words.ts';
import { estimateRun } from '../../../../functions/src/contract/run-estimate.ts';
import { buildAnalysis } from '../../../support/build-analysis.ts';

const judging = { frames_per_second: 4, usd_per_million_input: 0.5, usd_per_million_output: 3 };
const priced: Terms = { counts: 'usd', judging };
const unpriced: Terms = { counts: 'tokens', judging: { ...judging, usd_per_million_input: null } };

function anAnalysis(seconds: number | null, fields: object = {}) {
  const { summary } = buildAnalysis();
  if (summary.video === null) throw new Error('It has a video.');
  return { ...summary, video: { ...summary.video, duration_seconds: seconds }, ...fields };
}

describe('what a rerun takes', () => {
  const minute = estimateRun(60, judging);
  const estimated = minute.input_tokens + minute.output_tokens;

  it('is reckoned from the length of the video, in tokens and dollars', () => {
    expect(estimated).toBeGreaterThan(60 * 4 * 258);
    const words = rerunWords(anAnalysis(60), priced);
    expect(words).toBe('About 73,300 tokens, $0.0571.');
    expect(Math.abs(estimated - 73_300)).toBeLessThan(50);
  });

  it('costs an unknown amount where no price is set', () => {
    expect(rerunWords(anAnalysis(60), unpriced)).toBe('About 73,300 tokens, cost unknown.');
  });

  it('is reckoned from the part that is judged', () => {
    const trim = { start_seconds: 100, end_seconds: 160 };
    expect(rerunWords(anAnalysis(300, { params: { trim } }), unpriced)).toContain('73,300 tokens');
    const tooLong = { start_seconds: 0, end_seconds: 900 };
    const whole = rerunWords(anAnalysis(60), unpriced);
    expect(rerunWords(anAnalysis(60, { params: { trim: tooLong } }), unpriced)).toBe(whole);
  });

  it('is what the last run took, at the prices of now', () => {
    const last = { input_tokens: 23_300, output_tokens: 3_000, cost_usd: null };
    expect(rerunWords(anAnalysis(60), priced, last)).toBe(
      'About 26,300 tokens, $0.0207, as the last run.',
    );
    const before = rerunWords(anAnalysis(60), undefined, last);
    expect(before).toBe('The last run took 26,300 tokens, cost unknown.');
  });

  it('is what every judge takes, also where the last run had more or fewer of them', () => {
    const byThree = { ...priced, judging: { ...judging, judges: 3 } };
    expect(rerunWords(anAnalysis(60), byThree)).toBe('About 219,800 tokens, $0.1714.');
    const last = { input_tokens: 20_000, output_tokens: 4_000, cost_usd: null };
    expect(rerunWords(anAnalysis(60), byThree, last)).toContain('About 72,000 tokens');
    expect(rerunWords(anAnalysis(60), byThree, last, 2)).toContain('About 36,000 tokens');
    expect(rerunWords(anAnalysis(60), priced, last, 2)).toContain('About 12,000 tokens');
  });

  it('is nothing where no model judges, and may be where the last run used none', () => {
    expect(rerunWords(anAnalysis(60), { ...priced, counts: null })).toContain('costs nothing');
    const signal = anAnalysis(60, { analyzer: 'signal:1' });
    expect(rerunWords(signal, priced, null)).toBe(
      'If a model judges: about 73,300 tokens, $0.0571.',
    );
  });

  it.each([
    ['the video was never checked', anAnalysis(null), priced],
    ['nobody has told by what to reckon', anAnalysis(60), undefined],
    ['what tells it is of an older version', anAnalysis(60), {} as Terms],
  ])('is unknown where %s', (_why, analysis, terms) => {
    expect(rerunWords(analysis, terms)).toBe('What a rerun takes is unknown.');
  });
});
