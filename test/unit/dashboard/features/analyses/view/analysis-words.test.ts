import { describe, expect, it } from 'vitest';
import {
  awaitsFirstTurn,
  judgeOf,
  needsAnotherVideo,
  remarkOn,
  titleOf,
} from '../../../../../../dashboard/features/analyses/view/analysis-words.ts';

describe('titleOf', () => {
  it('is the title, else what is known', () => {
    expect(titleOf({ title: 'Gala', analysis_type: 'solo' })).toBe('Gala');
    expect(titleOf({ title: null, analysis_type: 'solo' })).toBe('Untitled solo');
  });
});

describe('judgeOf', () => {
  it.each([
    ['gemini:gemini-2.5-flash', 'Judged by Gemini'],
    ['signal:1', 'Measured, not judged'],
    ['another', 'Judged by another'],
  ])('reads %s as %s', (analyzer, words) => {
    expect(judgeOf(analyzer)).toBe(words);
  });
});

describe('remarkOn', () => {
  it('tells a video that waits for its turn from one that is on its way', () => {
    const waits = remarkOn({ status: 'uploading', stage: 'queued', error: null });
    expect(waits?.title).toBe('The video has arrived');
    const comes = remarkOn({ status: 'uploading', stage: null, error: null });
    expect(comes?.title).toBe('The video is still on its way');
  });

  const failure = { code: 'video_unreadable' as const, message: 'No picture could be read.' };

  it('tells a failure in its own words, and whether another run may help', () => {
    const error = { ...failure, retryable: true };
    expect(remarkOn({ status: 'failed', stage: null, error })?.words).toBe(
      'No picture could be read. Running it again may help.',
    );
  });

  it('spares people a run that would fail again', () => {
    const error = { ...failure, retryable: false };
    expect(remarkOn({ status: 'failed', stage: null, error })?.words).toContain('end the same way');
  });

  it.each(['uploading', 'cancelled', 'expired'] as const)('explains %s', (status) => {
    expect(remarkOn({ status, stage: null, error: null })).toMatchObject({ kind: 'hint' });
  });

  it.each(['queued', 'processing', 'completed'] as const)('has no remark on %s', (status) => {
    expect(remarkOn({ status, stage: null, error: null })).toBeNull();
  });
});

describe('what helps', () => {
  const error = { code: 'video_unreadable' as const, message: 'No picture.' };

  it.each([
    ['another video where a rerun would end the same way', 'failed', false, true],
    ['a rerun where it may help', 'failed', true, false],
    ['nothing where the run completed', 'completed', null, false],
    ['another video where this one is gone', 'expired', null, true],
    ['a rerun where somebody cancelled it', 'cancelled', null, false],
  ] as const)('is %s', (_, status, retryable, isNeeded) => {
    const failed = retryable === null ? null : { ...error, retryable };
    expect(needsAnotherVideo({ status, error: failed })).toBe(isNeeded);
  });

  it.each([
    ['a run that nobody has begun', 'queued', 'queued', 0, true],
    ['a rerun that nobody has begun', 'processing', 'queued', 0, true],
    ['one that will be tried again at a time of its own', 'processing', 'queued', 1, false],
    ['one at work', 'processing', 'analysing', 1, false],
    ['one at the door', 'uploading', 'queued', 0, false],
  ] as const)('of waiting is an estimate for %s: %s at %s', (_, status, stage, attempt, awaits) => {
    expect(awaitsFirstTurn({ status, stage, attempt })).toBe(awaits);
  });
});
