import { describe, expect, it } from 'vitest';
import { codes } from '../../../functions/src/contract/codes.ts';
import type { Summary } from '../../../functions/src/contract/summary.ts';
import { AppError } from '../../../functions/src/domain/errors.ts';
import {
  awaitsWorker,
  condemnsVideo,
  holds,
  judgeDelivery,
  maxAttempts,
  triesAgain,
} from '../../../functions/src/domain/runs.ts';
import { buildAnalysis, someTime } from '../../support/build-analysis.ts';

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

  it('is void for an older dispatch, so that a requeued run is not worked on twice', () => {
    const requeued = buildAnalysis({ status: 'processing', stage: 'queued' }, { dispatch: 2 });
    expect(judgeDelivery(requeued, task, someTime)).toBe('void');
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
    expect(codes.filter(condemnsVideo)).toEqual([
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
