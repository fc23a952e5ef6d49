import { describe, expect, it } from 'vitest';
import { codes } from '../../../../functions/src/contract/codes.ts';
import type { Summary } from '../../../../functions/src/contract/summary.ts';
import { AppError } from '../../../../functions/src/domain/errors.ts';
import type { Work } from '../../../../functions/src/domain/states/analysis.ts';
import {
  awaitsWorker,
  condemnsVideo,
  holds,
  judgeDelivery,
  judgeSent,
  maxAttempts,
  triesAgain,
  tryAgainAt,
} from '../../../../functions/src/domain/states/runs.ts';
import { buildAnalysis, someTime } from '../../../support/build-analysis.ts';

const task = { runId: 'run-1', dispatch: 1 };
const later = new Date(someTime.getTime() + 1);
const held: Partial<Summary> = { status: 'processing', attempt: 1, lease_expires_at: later };

describe('judgeDelivery', () => {
  it.each([
    ['a queued run', { status: 'queued' }, 'claim'],
    ['a rerun that waits', { status: 'processing', stage: 'queued' }, 'claim'],
    ['a run whose lease has lapsed', { ...held, lease_expires_at: someTime }, 'claim'],
    ['a run that another worker holds', held, 'held'],
    ['a run that was tried too often', { status: 'processing', attempt: maxAttempts }, 'exhausted'],
    ['a cancelled run', { status: 'cancelled' }, 'void'],
    ['a completed run', { status: 'completed' }, 'void'],
    ['another run', { status: 'queued', run_id: 'run-2' }, 'void'],
  ] as [string, Partial<Summary>, string][])('of %s: %s -> %s', (_what, summary, verdict) => {
    expect(judgeDelivery(buildAnalysis(summary), task, someTime)).toBe(verdict);
  });

  it('lets any task of the run claim it while it waits, and none while it is held', () => {
    const waiting = buildAnalysis({ status: 'processing', stage: 'queued' }, { dispatch: 2 });
    expect(judgeDelivery(waiting, task, someTime)).toBe('claim');
    expect(judgeDelivery(buildAnalysis(held, { dispatch: 2 }), task, someTime)).toBe('held');
  });

  it('is early until the moment that the run is to wait for', () => {
    const waiting = buildAnalysis({ status: 'processing', stage: 'queued' }, { notBefore: later });
    expect(judgeDelivery(waiting, task, someTime)).toBe('early');
    expect(judgeDelivery(waiting, task, later)).toBe('claim');
  });

  it('is void where the analysis is gone', () => {
    expect(judgeDelivery(null, task, someTime)).toBe('void');
  });
});

describe('holds', () => {
  const claim = { runId: 'run-1', attempt: 1 };
  it.each([
    ['as claimed', held, true],
    ['after a cancel', { ...held, status: 'cancelled', lease_expires_at: null }, false],
    ['after a rerun', { ...held, run_id: 'run-2' }, false],
    ['after another worker claimed it', { ...held, attempt: 2 }, false],
    ['after it was requeued', { ...held, lease_expires_at: null }, false],
  ] as [string, Partial<Summary>, boolean][])('%s', (_when, summary, expected) => {
    expect(holds(buildAnalysis(summary).summary, claim)).toBe(expected);
  });
});

describe('awaitsWorker', () => {
  it.each([
    ['queued', { status: 'queued', stage: 'queued' }, true],
    ['rerun', { status: 'processing', stage: 'queued' }, true],
    ['held', { ...held, stage: 'queued' }, false],
    ['completed', { status: 'completed', stage: null }, false],
  ] as [string, Partial<Summary>, boolean][])('a %s run: %s', (_what, summary, expected) => {
    expect(awaitsWorker(buildAnalysis(summary).summary)).toBe(expected);
  });
});

describe('judgeSent', () => {
  const minutes = 60_000;
  const inMs = (ms: number) => new Date(someTime.getTime() + ms);
  const sent = (work: Partial<Work> = {}, at = someTime) =>
    buildAnalysis({ status: 'queued', stage: 'queued', updated_at: at }, { sent: true, ...work });

  it.each([
    [1, 1, 'leave'],
    [2, 1, 'offer'],
    [9, 1, 'offer'],
    [10, 1, 'renew'],
    [10, 2, 'offer'],
    [20, 2, 'renew'],
    [39, 3, 'offer'],
    [40, 3, 'renew'],
  ])('after %i minutes of dispatch %i: %s', (waited, dispatch, verdict) => {
    expect(judgeSent(sent({ dispatch }), someTime, inMs(waited * minutes))).toBe(verdict);
  });

  it('counts from when the run was sent, or was put back since', () => {
    expect(judgeSent(sent(), inMs(5 * minutes), inMs(6 * minutes))).toBe('leave');
    expect(judgeSent(sent({}, inMs(5 * minutes)), someTime, inMs(6 * minutes))).toBe('leave');
  });

  it('leaves a run alone that somebody holds, and one that waits for its turn', () => {
    const stored = buildAnalysis({ ...held, stage: 'queued', updated_at: someTime });
    expect(judgeSent(stored, someTime, inMs(60 * minutes))).toBe('leave');
    expect(judgeSent(sent({ sent: false }), someTime, inMs(60 * minutes))).toBe('leave');
  });
});

describe('tryAgainAt', () => {
  const limited = (retryAfterSeconds?: number) =>
    new AppError('analyzer_rate_limited', 'Busy.', {
      retryable: true,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });

  it('names the moment only where the queue by itself might come too early', () => {
    expect(tryAgainAt(limited(), someTime)).toBeNull();
    expect(tryAgainAt(limited(10), someTime)).toBeNull();
    expect(tryAgainAt(limited(90), someTime)).toEqual(new Date(someTime.getTime() + 90_000));
  });
});

describe('triesAgain', () => {
  const unavailable = new AppError('analyzer_unavailable', 'Busy.', { retryable: true });

  it('lets the queue retry what may pass by itself, until the attempts are used up', () => {
    const verdicts = [1, 2, 3, 4].map((attempt) => triesAgain(unavailable, attempt));
    expect(verdicts).toEqual([true, true, true, false]);
  });

  it('leaves a timeout to the owner, since each attempt takes half an hour', () => {
    const timeout = new AppError('processing_timeout', 'Too long.', { retryable: true });
    expect(triesAgain(timeout, 1)).toBe(false);
  });
});

describe('condemnsVideo', () => {
  it('names exactly the codes that blame the video', () => {
    const { summary } = buildAnalysis();
    expect(codes.filter((code) => condemnsVideo(summary, code))).toEqual([
      'video_too_large',
      'unsupported_format',
      'upload_incomplete',
      'upload_mismatch',
      'video_unreadable',
      'video_has_no_picture',
      'video_too_long',
    ]);
  });
});
