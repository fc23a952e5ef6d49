import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestPoster } from '../../../../functions/src/contract/poster.ts';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { type Summary, summarySchema } from '../../../../functions/src/contract/summary.ts';
import { analysisTypes } from '../../../../functions/src/contract/vocabulary.ts';
import type { Event } from '../../../../functions/src/domain/states/events.ts';
import {
  mostSummaryBytes,
  summaryBytes,
  withoutCrowding,
} from '../../../../functions/src/domain/states/summary-size.ts';
import { transition } from '../../../../functions/src/domain/states/transition.ts';
import { applyChange } from '../../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';
import { aReport } from '../../../support/build-report.ts';
import { transitionFields } from '../../../support/outward-shapes.ts';

const poster = `data:image/jpeg;base64,${'A'.repeat(longestPoster - 23)}`;

/** Text of so many characters, each of as many bytes as UTF-8 has for one. */
const longText = (length: number) =>
  fc.constantFrom('a', 'é', '舞', '💃').map((one) => one.repeat(length / one.length));
const message = fc.constantFrom('x'.repeat(200), 'short');
const error = message.map((said) => ({
  code: 'video_unreadable' as const,
  message: said,
  retryable: false,
}));
const times = Object.fromEntries(transitionFields.map((name) => [name, someTime]));

/** A summary in which whatever may be long is. */
const longSummary: fc.Arbitrary<Partial<Summary>> = fc
  .record({
    analysis_type: fc.constantFrom(...analysisTypes),
    ...{ dance_type: longText(80), dancers: longText(200), title: longText(120) },
    params: longText(900).map((text) => ({ a: text.slice(0, 300), b: text.slice(0, 20) })),
    ...{ message, error: fc.option(error, { nil: null }) },
    user_id: fc.constantFrom('u', 'u'.repeat(128)),
  })
  .map(({ user_id, ...summary }) => ({
    ...{ user_id, ...summary, ...times, style: 'american_smooth_viennese_waltz' },
    video: {
      object_path: `videos/${user_id}/${'a'.repeat(20)}/source`,
      content_type: 'video/x-matroska',
      ...{ size_bytes: 314_572_800, duration_seconds: 599.96, width: 3840, height: 2160 },
      ...{ frame_rate: 59.94005994, has_audio: true },
    },
    ...{ run_id: 'r'.repeat(20), lease_expires_at: someTime, analyzer: `gemini:${'m'.repeat(40)}` },
  }));

const reportOf = (type: Summary['analysis_type']) => {
  const keys = profiles[type].criteria.map(({ key }) => key);
  const range = { low: 61.5, high: 82.5 };
  return {
    ...aReport,
    scores: Object.fromEntries(keys.map((key) => [key, 71.5])),
    score_ranges: Object.fromEntries(keys.map((key) => [key, range])),
    total_range: range,
  };
};

describe('a summary', () => {
  it('is at most 4,096 bytes at the longest of everything, whatever happens to it', () => {
    let kept = 0;
    let left = 0;
    fc.assert(
      fc.property(longSummary, longText(120), (summary, title) => {
        const events: Event[] = [
          { kind: 'keepPoster', poster },
          { kind: 'complete', report: reportOf(summary.analysis_type ?? 'solo') },
          { kind: 'describe', description: { title, danceType: title, dancers: title } },
          { kind: 'rerun', runId: 'r'.repeat(20) },
          { kind: 'fail', error: { code: 'internal', message: 'x'.repeat(200), retryable: true } },
        ];
        let stored = buildAnalysis({ ...summary, status: 'processing' });
        for (const event of events) {
          stored = applyChange(stored, transition(stored, event, someTime));
          summarySchema.parse(stored.summary);
          expect(summaryBytes(stored.summary)).toBeLessThanOrEqual(mostSummaryBytes);
        }
        if (stored.summary.poster === null) left += 1;
        else kept += 1;
      }),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
  });

  it('keeps its picture where people write what they usually write', () => {
    const usual = {
      title: 'Finale der Landesmeisterschaft',
      dance_type: 'Slow Waltz',
      dancers: 'Anna & Ben',
    };
    const stored = buildAnalysis({ ...usual, status: 'processing', user_id: 'u'.repeat(28) });
    const { summary } = applyChange(
      stored,
      transition(stored, { kind: 'keepPoster', poster }, someTime),
    );
    expect(summary.poster).toBe(poster);
    expect(summaryBytes({ ...summary, ...reportOf('couple'), text: '' })).toBeGreaterThan(2_000);
  });

  it('loses its picture with its video', () => {
    const ended = buildAnalysis({ status: 'completed', poster });
    const { summary } = applyChange(
      ended,
      transition(ended, { kind: 'expire', removeAt: someTime }, someTime),
    );
    expect(summary).toMatchObject({ video: null, poster: null });
  });

  it('is counted as Firestore counts it', () => {
    expect(summaryBytes({}) + 4 + 1 + 6 + 1).toBe(summaryBytes({ name: 'Tänze' }));
    expect(summaryBytes({ a: [1, null, true, someTime, '💃'] }) - summaryBytes({})).toBe(
      2 + 8 + 1 + 1 + 8 + 5,
    );
    expect(withoutCrowding(buildAnalysis().summary)).toEqual({});
  });
});
