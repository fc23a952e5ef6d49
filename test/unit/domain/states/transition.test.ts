import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../../functions/src/contract/report.ts';
import { summarySchema } from '../../../../functions/src/contract/summary.ts';
import { type Status, stages, statuses } from '../../../../functions/src/contract/vocabulary.ts';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../../functions/src/domain/states/analysis.ts';
import type { Event } from '../../../../functions/src/domain/states/events.ts';
import { placeOf } from '../../../../functions/src/domain/states/place.ts';
import { maxDispatches } from '../../../../functions/src/domain/states/runs.ts';
import { transition } from '../../../../functions/src/domain/states/transition.ts';
import { applyChange } from '../../../support/apply-change.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';

const error = { code: 'video_unreadable', message: 'No picture.', retryable: false } as const;
const report = { total_score: 80, scores: { a: 80 }, analyzer: 'signal:1' } as unknown as Report;

const copy = { name: 'files/a', uri: null, expiresAt: someTime };
const used = { input_tokens: 10, output_tokens: 2, cost_usd: 0.5 };

const events: Record<Event['kind'], Event> = {
  keepUpload: { kind: 'keepUpload', upload: { since: someTime, session: null, hasBegun: true } },
  arrive: { kind: 'arrive', generation: '1' },
  acceptUpload: { kind: 'acceptUpload', generation: '1' },
  send: { kind: 'send' },
  claim: { kind: 'claim' },
  advance: { kind: 'advance', stage: 'analysing', fraction: 0.5, message: 'Judging' },
  renewLease: { kind: 'renewLease' },
  keepPoster: { kind: 'keepPoster', poster: 'data:image/jpeg;base64,AAAA' },
  requeue: { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
  redispatch: { kind: 'redispatch' },
  wake: { kind: 'wake' },
  keepCopy: { kind: 'keepCopy', copy },
  countUsage: { kind: 'countUsage', used },
  showLive: { kind: 'showLive', segments: [] },
  complete: { kind: 'complete', report },
  fail: { kind: 'fail', error },
  cancel: { kind: 'cancel' },
  rerun: { kind: 'rerun', runId: 'run-2' },
  describe: {
    kind: 'describe',
    description: { title: 'Finals', danceType: 'salsa', dancers: null },
  },
  expire: { kind: 'expire', removeAt: someTime },
  dropSource: { kind: 'dropSource', keptDays: 30 },
  sourceRemoved: { kind: 'sourceRemoved' },
  forgetCopies: { kind: 'forgetCopies', names: [copy.name] },
};
const inAll = Object.fromEntries(statuses.map((status) => [status, status]));

const diagram: Record<Event['kind'], Partial<Record<Status, Status>>> = {
  keepUpload: { uploading: 'uploading' },
  arrive: { uploading: 'uploading' },
  acceptUpload: { uploading: 'queued' },
  send: { queued: 'queued', processing: 'processing' },
  claim: { queued: 'processing', processing: 'processing' },
  advance: { processing: 'processing' },
  renewLease: { processing: 'processing' },
  keepPoster: { processing: 'processing' },
  requeue: { processing: 'processing' },
  redispatch: { queued: 'queued', processing: 'processing' },
  wake: { queued: 'queued', processing: 'processing' },
  keepCopy: { processing: 'processing' },
  countUsage: { processing: 'processing' },
  showLive: { processing: 'processing' },
  complete: { processing: 'completed' },
  fail: { uploading: 'failed', queued: 'failed', processing: 'failed' },
  cancel: { uploading: 'cancelled', queued: 'cancelled', processing: 'cancelled' },
  rerun: { completed: 'processing', failed: 'processing', cancelled: 'processing' },
  expire: { completed: 'expired', failed: 'expired', cancelled: 'expired' },
  dropSource: { completed: 'completed', failed: 'failed', cancelled: 'cancelled' },
  describe: inAll,
  sourceRemoved: inAll,
  forgetCopies: inAll,
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
    ended.work = { ...ended.work, dispatch: 3, notBefore: someTime, usage: used };
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
    expect(work).toMatchObject({ dispatch: 1, notBefore: null, usage: null });
  });

  it.each([true, false])('remembers of a rerun whether an admin began it: %s', (byAdmin) => {
    const ended = buildAnalysis({ status: 'completed' }, { byAdmin: !byAdmin });
    const change = transition(ended, { kind: 'rerun', runId: 'run-2', byAdmin }, someTime);
    expect(applyChange(ended, change).work.byAdmin).toBe(byAdmin);
  });

  it.each(['complete', 'fail', 'cancel'] as const)(
    'begins by %s the time for which a source is kept, where one has arrived',
    (kind) => {
      const end = (work: Partial<Analysis['work']>) => {
        const running = buildAnalysis({ status: 'processing' }, work);
        return applyChange(running, transition(running, events[kind], someTime)).work;
      };
      expect(end({ sourceGeneration: '1' }).sourceKeptSince).toEqual(someTime);
      expect(end({ sourceGeneration: null }).sourceKeptSince).toBeNull();
      expect(end({ sourceGeneration: '1', sourceKeptDays: 30 }).sourceKeptSince).toBeNull();
    },
  );

  it('stops that time by a rerun, but for a source that is still to be removed', () => {
    const rerunOf = (work: Partial<Analysis['work']>) => {
      const ended = buildAnalysis({ status: 'completed' }, { sourceKeptSince: someTime, ...work });
      return applyChange(ended, transition(ended, events.rerun, someTime)).work;
    };
    expect(rerunOf({}).sourceKeptSince).toBeNull();
    expect(rerunOf({ sourceKeptDays: 30 }).sourceKeptSince).toEqual(someTime);
  });

  const session = { ttlHours: 24, webhookUrl: null };

  it.each(['complete', 'fail', 'cancel'] as const)(
    'sets by %s when a session expires, and nothing for an analysis that is none',
    (kind) => {
      const end = (work: Partial<Analysis['work']>) => {
        const running = buildAnalysis({ status: 'processing' }, work);
        return applyChange(running, transition(running, events[kind], someTime)).summary;
      };
      const dayLater = new Date(someTime.getTime() + 24 * 3_600_000);
      expect(end({ session }).expires_at).toEqual(dayLater);
      expect(end({ session: null })).not.toHaveProperty('expires_at');
    },
  );

  it('takes by a rerun the time away at which a session was to expire', () => {
    const ended = buildAnalysis({ status: 'completed', expires_at: someTime }, { session });
    const { summary, work } = applyChange(ended, transition(ended, events.rerun, someTime));
    expect(summary).not.toHaveProperty('expires_at');
    expect(work.session).toEqual(session);
  });

  it('leaves by expire neither video nor results, and says until when it is told', () => {
    const ended = buildAnalysis(
      { status: 'completed', total_score: 80, scores: { a: 80 }, analyzer: 'signal:1' },
      { session },
    );
    const removeAt = new Date(someTime.getTime() + 1_000);
    const change = transition(ended, { kind: 'expire', removeAt }, someTime);
    expect(applyChange(ended, change).summary).toMatchObject({
      status: 'expired',
      processed: false,
      video: null,
      total_score: null,
      scores: {},
      analyzer: null,
      expires_at: removeAt,
    });
  });

  it('tells why and until when a run waits, and forgets the moment with the next claim', () => {
    const running = buildAnalysis({ status: 'processing', attempt: 1 });
    const event = { ...events.requeue, reason: 'The judge is busy.', notBefore: someTime } as Event;
    const waiting = applyChange(running, transition(running, event, someTime));
    expect(waiting.summary.message).toBe('The judge is busy. We will try again at 12:00 UTC.');
    expect(waiting.work).toMatchObject({ dispatch: 2, notBefore: someTime });
    const claimed = applyChange(waiting, transition(waiting, events.claim, someTime));
    expect(claimed.work.notBefore).toBeNull();
  });

  it.each(['complete', 'fail', 'cancel'] as const)(
    'leaves by %s a copy at the model’s side to be forgotten, and a rerun none to use',
    (kind) => {
      const running = buildAnalysis({ status: 'processing' }, { modelCopy: copy });
      const ended = applyChange(running, transition(running, events[kind], someTime));
      expect(ended.work).toMatchObject({ modelCopy: null, abandonedCopies: [copy] });
      const again = applyChange(ended, transition(ended, events.rerun, someTime));
      expect(again.work).toMatchObject({ modelCopy: null, abandonedCopies: [copy] });
    },
  );

  it('keeps the copy of a run that is tried again', () => {
    const running = buildAnalysis({ status: 'processing' }, { modelCopy: copy });
    const waiting = applyChange(running, transition(running, events.requeue, someTime));
    expect(waiting.work).toMatchObject({ modelCopy: copy, abandonedCopies: [] });
  });

  it('abandons a copy that another takes the place of, and no copy that only changes', () => {
    const running = buildAnalysis({ status: 'processing' }, { modelCopy: copy });
    const keep = (next: object) =>
      transition(running, { kind: 'keepCopy', copy: { ...copy, ...next } }, someTime).work;
    expect(keep({ name: 'files/b' })?.abandonedCopies).toEqual([copy]);
    expect(keep({ uri: 'https://model/files/a' })?.abandonedCopies).toEqual([]);
  });

  it('takes a copy whose name comes back into use from among the abandoned', () => {
    const running = buildAnalysis({ status: 'processing' }, { abandonedCopies: [copy] });
    const change = transition(running, events.keepCopy, someTime);
    expect(change.work).toEqual({ modelCopy: copy, abandonedCopies: [] });
  });

  it('forgets the copies that are gone, and only those', () => {
    const other = { ...copy, name: 'files/b' };
    const ended = buildAnalysis({ status: 'cancelled' }, { abandonedCopies: [copy, other] });
    const change = transition(ended, events.forgetCopies, someTime);
    expect(change).toEqual({ summary: {}, work: { abandonedCopies: [other] } });
  });

  it('adds up what calls used', () => {
    const running = buildAnalysis({ status: 'processing' }, { usage: used });
    expect(transition(running, events.countUsage, someTime)).toEqual({
      summary: {},
      work: { usage: { input_tokens: 20, output_tokens: 4, cost_usd: 1 } },
    });
  });

  it.each(['requeue', 'redispatch'] as const)(
    'ends by %s, as internal, a run that has gone round too often',
    (kind) => {
      const round = buildAnalysis({ status: 'processing' }, { dispatch: maxDispatches });
      const { summary } = applyChange(round, transition(round, events[kind], someTime));
      expect(summary).toMatchObject({ status: 'failed', stage: null, error: { code: 'internal' } });
      const before = buildAnalysis({ status: 'processing' }, { dispatch: maxDispatches - 1 });
      expect(transition(before, events[kind], someTime).work?.dispatch).toBe(maxDispatches);
    },
  );

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
          const begins = event.kind === 'rerun' && next.summary.status === 'processing';
          if (!begins) expect(next.work.dispatch).toBeGreaterThanOrEqual(stored.work.dispatch);
          expect(next.work.dispatch).toBeLessThanOrEqual(maxDispatches);
          if (next.summary.status !== 'processing') expect(next.work.modelCopy).toBeNull();
          if (next.work.notBefore !== null) expect(next.summary.lease_expires_at).toBeNull();
          const { status, processed, lease_expires_at, stage } = next.summary;
          expect(processed).toBe(status === 'completed');
          if (lease_expires_at !== null) expect(status).toBe('processing');
          const waits = placeOf(next) === 'arrived';
          if (status !== 'processing' && status !== 'queued' && !waits) expect(stage).toBeNull();
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
