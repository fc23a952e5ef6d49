import { describe, expect, it } from 'vitest';
import { reactionsTo, type Sighting } from '../../../../functions/src/domain/states/reactions.ts';
import { someTime } from '../../../support/build-analysis.ts';

const sighting = (change: Partial<Sighting>): Sighting => ({
  status: 'processing',
  stage: 'normalising',
  run_id: 'run-1',
  user_id: 'dancer',
  progress: 0,
  error: null,
  lease_expires_at: null,
  ...change,
});
const waiting = sighting({ stage: 'queued' });
const held = sighting({ lease_expires_at: someTime });
const cancelled = sighting({ status: 'cancelled', stage: null });
const expired = sighting({ status: 'expired', stage: null });
const uploading = sighting({ status: 'uploading', stage: null });
const rerun = sighting({ stage: 'queued', run_id: 'run-2' });

describe('reactionsTo', () => {
  it.each([
    ['a new analysis', null, uploading, { dispatch: false, forget: false, tell: false }],
    ['a waiting run that appears', null, waiting, { dispatch: true, forget: false, tell: false }],
    ['an upload that arrives', uploading, waiting, { dispatch: true, forget: false, tell: false }],
    ['a requeue', held, waiting, { dispatch: true, forget: false, tell: false }],
    [
      'a waiting run that is written again',
      waiting,
      waiting,
      { dispatch: false, forget: false, tell: false },
    ],
    ['a claim', waiting, held, { dispatch: false, forget: false, tell: false }],
    ['progress', held, held, { dispatch: false, forget: false, tell: false }],
    ['an end', held, cancelled, { dispatch: false, forget: true, tell: true }],
    [
      'an ended analysis that appears',
      null,
      cancelled,
      { dispatch: false, forget: true, tell: true },
    ],
    [
      'an ended analysis that is written again',
      cancelled,
      cancelled,
      { dispatch: false, forget: false, tell: false },
    ],
    [
      'an end whose beginning went unseen',
      waiting,
      sighting({ status: 'failed', stage: null, run_id: 'run-2' }),
      { dispatch: false, forget: true, tell: true },
    ],
    ['an expiry', cancelled, expired, { dispatch: false, forget: true, tell: false }],
    ['a rerun', cancelled, rerun, { dispatch: true, forget: true, tell: false }],
    [
      'a rerun whose end went unseen',
      waiting,
      rerun,
      { dispatch: true, forget: true, tell: false },
    ],
    ['a deletion', cancelled, null, { dispatch: false, forget: false, tell: false }],
    [
      'the deletion of what was missing',
      null,
      null,
      { dispatch: false, forget: false, tell: false },
    ],
  ] as const)('to %s', (_what, before, after, reactions) => {
    expect(reactionsTo(before, after)).toEqual({ advance: reactions.forget, ...reactions });
  });

  it.each([uploading, waiting, held])('lets another have the place of $stage', (before) => {
    expect(reactionsTo(before, null)).toMatchObject({ advance: true, forget: false });
  });
});
