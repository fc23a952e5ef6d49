import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../functions/src/contract/report.ts';
import { summarySchema } from '../../../functions/src/contract/summary.ts';
import { type Status, stages, statuses } from '../../../functions/src/contract/vocabulary.ts';
import type { Analysis } from '../../../functions/src/domain/analysis.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import { type Event, transition } from '../../../functions/src/domain/transition.ts';
import { applyChange } from '../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';

const error = { code: 'video_unreadable', message: 'No picture.', retryable: false } as const;
const report = { total_score: 80, scores: { a: 80 }, analyzer: 'signal:1' } as unknown as Report;

const events: Record<Event['kind'], Event> = {
  acceptUpload: { kind: 'acceptUpload', generation: '1' },
  claim: { kind: 'claim' },
  advance: { kind: 'advance', stage: 'analysing', fraction: 0.5, message: 'Judging' },
  renewLease: { kind: 'renewLease' },
  requeue: { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
  complete: { kind: 'complete', report },
  fail: { kind: 'fail', error },
  cancel: { kind: 'cancel' },
  rerun: { kind: 'rerun', runId: 'run-2' },
  expire: { kind: 'expire', removeAt: someTime },
};

const diagram: Record<Event['kind'], Partial<Record<Status, Status>>> = {
  acceptUpload: { uploading: 'queued' },
  claim: { queued: 'processing', processing: 'processing' },
  advance: { processing: 'processing' },
  renewLease: { processing: 'processing' },
  requeue: { processing: 'processing' },
  complete: { processing: 'completed' },
  fail: { uploading: 'failed', queued: 'failed', processing: 'failed' },
  cancel: { uploading: 'cancelled', queued: 'cancelled', processing: 'cancelled' },
  rerun: { completed: 'processing', failed: 'processing', cancelled: 'processing' },
  expire: { completed: 'expired', failed: 'expired', cancelled: 'expired' },
};
const cases = Object.values(events).flatMap((event) =>
  statuses.map((status) => ({ event, kind: event.kind, status, to: diagram[event.kind][status] })),
);

describe('transition', () => {
  it.each(cases.filter(({ to }) => to !== undefined))(
    'leads from $status by $kind to $to',
    ({ event, status, to }) => {
      const stored = buildAnalysis({ status });
      expect(applyChange(stored, transition(stored, event, someTime)).summary.status).toBe(to);
    },
  );

  it.each(cases.filter(({ to }) => to === undefined))(
    'refuses $kind from $status',
    ({ event, status }) => {
      expect(() => transition(buildAnalysis({ status }), event, someTime)).toThrow(AppError);
    },
  );

  it('tells a rerun of an expired analysis that its video is missing', () => {
    const expired = buildAnalysis({ status: 'expired' });
    expect(() => transition(expired, events.rerun, someTime)).toThrow(
      expect.objectContaining({ code: 'video_missing' }),
    );
  });

  it('resets by a rerun what the contract names and leaves no time of the run before', () => {
    const ended = buildAnalysis({ status: 'failed', error, attempt: 3, failed_at: someTime });
    const { summary, work } = applyChange(ended, transition(ended, events.rerun, someTime));
    expect(summary).toMatchObject({
      status: 'processing',
      stage: 'queued',
      progress: 0,
      attempt: 0,
      processed: false,
      error: null,
      scores: {},
      total_score: null,
      rerun_requested_at: someTime,
      run_id: 'run-2',
    });
    expect(summary).not.toHaveProperty('failed_at');
    expect(work.dispatch).toBe(ended.work.dispatch + 1);
  });

  it('keeps its invariants on every path', () => {
    const anyEvent = fc.oneof(
      fc.constantFrom(...Object.values(events)),
      fc.record({
        kind: fc.constant('advance' as const),
        stage: fc.constantFrom(...stages),
        fraction: fc.double(),
        message: fc.string(),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (path) => {
        let stored = buildAnalysis();
        for (const event of path) {
          const next = follow(stored, event);
          if (event.kind !== 'rerun') {
            expect(next.summary.progress).toBeGreaterThanOrEqual(stored.summary.progress);
          }
          expect(next.work.dispatch).toBeGreaterThanOrEqual(stored.work.dispatch);
          const { status, processed, lease_expires_at, stage } = next.summary;
          expect(processed).toBe(status === 'completed');
          if (lease_expires_at !== null) expect(status).toBe('processing');
          if (status !== 'processing' && status !== 'queued') expect(stage).toBeNull();
          expect(summarySchema.safeParse(next.summary).error).toBeUndefined();
          stored = next;
        }
      }),
    );
  });
});

function follow(stored: Analysis, event: Event): Analysis {
  try {
    return applyChange(stored, transition(stored, event, someTime));
  } catch (refusal) {
    expect(refusal).toBeInstanceOf(AppError);
    return stored;
  }
}
