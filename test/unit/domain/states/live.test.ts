import { describe, expect, it } from 'vitest';
import type { Event } from '../../../../functions/src/domain/states/events.ts';
import { hiddenBy } from '../../../../functions/src/domain/states/live.ts';
import { leftBy } from '../../../../functions/src/domain/states/place.ts';
import { transition } from '../../../../functions/src/domain/states/transition.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';
import { aReport } from '../../../support/build-report.ts';

const error = { code: 'worker_lost', message: 'Lost.', retryable: true } as const;
const held = (live: string | null = 'run-1') =>
  buildAnalysis({ status: 'processing', attempt: 1, lease_expires_at: someTime }, { live });
const hidden = (event: Event, stored = held()) =>
  hiddenBy(stored, leftBy(transition(stored, event, someTime), stored));

describe('what a run has judged so far', () => {
  it.each<[string, Event]>([
    ['its report', { kind: 'complete', report: aReport }],
    ['its failure', { kind: 'fail', error }],
    ['its cancel', { kind: 'cancel' }],
    ['waiting for another try', { kind: 'requeue', newDispatch: true, reason: 'Busy.' }],
    ['another worker’s claim', { kind: 'claim' }],
  ])('is hidden by %s', (_, event) => {
    expect(hidden(event)).toBe('run-1');
    expect(hidden(event, held(null))).toBeNull();
  });

  it.each<Event>([
    { kind: 'renewLease' },
    { kind: 'advance', stage: 'saving', fraction: 0, message: 'Saving' },
    { kind: 'showLive', segments: [] },
    { kind: 'describe', description: { title: 'Finals', danceType: null, dancers: null } },
  ])('stays with $kind', (event) => {
    expect(hidden(event)).toBeNull();
  });

  it('is not written where the run ends in the same commit', () => {
    const stored = held(null);
    const shown = leftBy(transition(stored, { kind: 'showLive', segments: [] }, someTime), stored);
    const ended = leftBy(transition(shown, { kind: 'cancel' }, someTime), shown);
    expect(hiddenBy(stored, ended)).toBe('run-1');
  });
});
