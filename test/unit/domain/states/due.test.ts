import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import type { Analysis } from '../../../../functions/src/domain/states/analysis.ts';
import {
  type Due,
  dueOf,
  endsClaim,
  readDue,
} from '../../../../functions/src/domain/states/due.ts';
import type { Event } from '../../../../functions/src/domain/states/events.ts';
import { leftBy } from '../../../../functions/src/domain/states/place.ts';
import { holds } from '../../../../functions/src/domain/states/runs.ts';
import { transition } from '../../../../functions/src/domain/states/transition.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';

const error = { code: 'internal', message: 'Oh.', retryable: true } as const;
const report = { total_score: 80, scores: {}, analyzer: 'signal:1' } as never;
const copy = { name: 'files/a', uri: null, expiresAt: someTime };
const running = { status: 'processing', attempt: 1, lease_expires_at: someTime } as const;

const left = (stored: Analysis, event: Event) =>
  leftBy(transition(stored, event, someTime), stored);

describe('what is due', () => {
  it.each<[string, Event]>([
    ['a claim', { kind: 'claim' }],
    ['progress', { kind: 'advance', stage: 'analysing', fraction: 0.5, message: 'Half' }],
    ['a heartbeat', { kind: 'renewLease' }],
    ['what was judged so far', { kind: 'showLive', segments: [] }],
    ['a copy at the model’s side', { kind: 'keepCopy', copy }],
    [
      'what a call used',
      { kind: 'countUsage', used: { input_tokens: 1, output_tokens: 1, cost_usd: 1 } },
    ],
  ])('is nothing after %s', (_what, event) => {
    const held = buildAnalysis(running);
    expect(dueOf(held, left(held, event))).toBeNull();
  });

  it.each<[string, Event]>([
    ['an end', { kind: 'complete', report }],
    ['a failure', { kind: 'fail', error }],
    ['a cancel', { kind: 'cancel' }],
    ['a requeue', { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' }],
  ])('is something after %s, which ends the claim that was', (_what, event) => {
    const held = buildAnalysis(running);
    const due = dueOf(held, left(held, event));
    expect(due).not.toBeNull();
    expect(endsClaim(due, { runId: 'run-1', attempt: 1 })).toBe(true);
  });

  it('is something where a run that was under way is removed, and nothing where one had ended', () => {
    const due = dueOf(buildAnalysis(running), null);
    expect(due?.after).toBeNull();
    expect(endsClaim(due, { runId: 'run-1', attempt: 1 })).toBe(true);
    expect(dueOf(buildAnalysis({ status: 'completed' }), null)).toBeNull();
  });

  it('says what may be there to see to', () => {
    const held = buildAnalysis({ ...running, analysis_type: 'highlights' }, { modelCopy: copy });
    expect(dueOf(held, left(held, { kind: 'cancel' }))).toMatchObject({
      copies: true,
      clips: true,
    });
    const solo = buildAnalysis(running, {
      session: { ttlHours: 24, webhookUrl: 'https://example.com' },
    });
    expect(dueOf(solo, left(solo, { kind: 'cancel' }))).toMatchObject({
      ...{ copies: false, clips: false, webhook: true },
    });
  });

  it('is read as it was written, times as Firestore keeps them', () => {
    const held = buildAnalysis(running);
    const due = dueOf(held, left(held, { kind: 'fail', error })) as Due;
    const stored = {
      ...due,
      before: { ...due.before, lease_expires_at: { toDate: () => someTime } },
    };
    expect(readDue(stored)).toEqual(due);
    expect(readDue(undefined)).toBeNull();
  });
});

const anyEvent: fc.Arbitrary<Event> = fc.constantFrom<Event>(
  { kind: 'claim' },
  { kind: 'renewLease' },
  { kind: 'advance', stage: 'analysing', fraction: 0.5, message: 'Half' },
  { kind: 'requeue', newDispatch: true, reason: 'Interrupted.' },
  { kind: 'requeue', newDispatch: false, reason: 'Busy.' },
  { kind: 'cancel' },
  { kind: 'fail', error },
  { kind: 'complete', report },
  { kind: 'rerun', runId: 'made of its step' },
  { kind: 'expire', removeAt: someTime },
);

const byWorker: Event['kind'][] = ['renewLease', 'advance'];

describe('a worker that is told what is due alone', () => {
  it('knows of every end of its claim but that another has taken over a lapsed lease, and of none that is not', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (events) => {
        let stored = buildAnalysis({ status: 'queued', stage: 'queued', attempt: 0 });
        let due: Due | null = null;
        const claims: { runId: string; attempt: number; takenOver: boolean }[] = [];
        for (const [step, event] of events.entries()) {
          // A worker writes while it holds the run, and else not at all.
          if (byWorker.includes(event.kind) && stored.summary.lease_expires_at === null) continue;
          const asked = event.kind === 'rerun' ? { ...event, runId: `run-${step + 2}` } : event;
          let next: Analysis;
          try {
            next = left(stored, asked);
          } catch (refusal) {
            expect(refusal).toBeInstanceOf(AppError);
            continue;
          }
          due = dueOf(stored, next) ?? due;
          stored = next;
          if (asked.kind === 'claim') {
            for (const claim of claims) claim.takenOver ||= holdsNot(stored, claim);
            const { run_id: runId, attempt } = stored.summary;
            claims.push({ runId, attempt, takenOver: false });
          }
          for (const { takenOver, ...claim } of claims) {
            if (takenOver) continue;
            expect(endsClaim(due, claim)).toBe(holdsNot(stored, claim));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

const holdsNot = ({ summary }: Analysis, claim: { runId: string; attempt: number }) =>
  !holds(summary, claim);
