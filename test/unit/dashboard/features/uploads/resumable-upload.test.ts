import { describe, expect, it } from 'vitest';
import {
  afterPause,
  afterRequest,
  beginUpload,
  contentRange,
  type Outcome,
  resumesAt,
  resumeUpload,
} from '../../../../../dashboard/features/uploads/resumable-upload.ts';

const sizeBytes = 1_000;
const sending = beginUpload(sizeBytes);
const asking = afterPause(sending);
const answered = (httpStatus: number, range: string | null = null): Outcome => ({
  kind: 'answered',
  httpStatus,
  range,
});

describe('afterRequest', () => {
  it.each([200, 201])('ends with the video arrived at %i, asked or sent', (httpStatus) => {
    expect(afterRequest(sending, answered(httpStatus), 0).step).toEqual({ kind: 'arrived' });
    expect(afterRequest(asking, answered(httpStatus), 0).step).toEqual({ kind: 'arrived' });
  });

  it.each([404, 410, 499])('gives up where the address is gone: %i', (httpStatus) => {
    expect(afterRequest(asking, answered(httpStatus), 0).step).toEqual({ kind: 'gone' });
  });

  it.each([400, 403, 412])('gives up where it is refused: %i', (httpStatus) => {
    const { step } = afterRequest(sending, answered(httpStatus), 0);
    expect(step).toEqual({ kind: 'refused', httpStatus });
  });

  it('gives up where the file cannot be read', () => {
    expect(afterRequest(sending, { kind: 'unreadable' }, 0).step.kind).toBe('unreadable');
  });

  it.each([
    ['a lost connection', { kind: 'lost' } as const],
    ['408', answered(408)],
    ['429', answered(429)],
    ['503', answered(503)],
  ])('pauses and then asks after %s', (_what, outcome) => {
    const state = afterRequest(sending, outcome, 0);
    expect(state.step.kind).toBe('pause');
    expect(contentRange(afterPause(state))).toBe('bytes */1000');
  });

  it.each([
    ['where the service has stopped', answered(308, 'bytes=0-399'), 400, 'bytes 400-999/1000'],
    ['from the start where nothing has arrived', answered(308), 0, null],
  ])('goes on %s', (_what, outcome, fromByte, header) => {
    const state = afterRequest(asking, outcome, 0);
    expect(state.step).toEqual({ kind: 'send', fromByte });
    expect(contentRange(state)).toBe(header);
  });

  it('asks again where all has arrived but is not put together', () => {
    expect(afterRequest(asking, answered(308, 'bytes=0-999'), 0).step.kind).toBe('pause');
  });

  it('pauses where a whole request brought nothing', () => {
    const state = afterRequest(asking, answered(308, 'bytes=0-399'), 0);
    expect(afterRequest(state, answered(308, 'bytes=0-399'), 0).step.kind).toBe('pause');
  });

  it('doubles its pauses up to 32 s, and halves none below the jitter', () => {
    let state = sending;
    const delays = Array.from({ length: 8 }, () => {
      state = afterRequest(state, { kind: 'lost' }, 1);
      return state.step.kind === 'pause' && state.step.delayMs;
    });
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 32, 32].map((seconds) => seconds * 1_000));
    const shortest = afterRequest(sending, { kind: 'lost' }, 0).step;
    expect(shortest).toEqual({ kind: 'pause', delayMs: 500 });
  });

  it('begins its pauses anew once more has arrived, and only then', () => {
    const tired = { ...asking, failures: 5 };
    expect(afterRequest(tired, answered(308, 'bytes=0-9'), 0).failures).toBe(0);
    expect(afterRequest(tired, answered(308), 0).failures).toBe(5);
  });
});

describe('an upload that another page began', () => {
  it('asks first, and goes on from there', () => {
    const resumed = resumeUpload(sizeBytes);
    expect(contentRange(resumed)).toBe('bytes */1000');
    const told = afterRequest(resumed, answered(308, 'bytes=0-479'), 0);
    expect(contentRange(told)).toBe('bytes 480-999/1000');
  });

  it('is sent whole where the service cannot be asked, and again after each loss', () => {
    const resumed = resumeUpload(sizeBytes, false);
    expect(resumed.step).toEqual({ kind: 'send', fromByte: 0 });
    const lost = afterPause(afterRequest(resumed, { kind: 'lost' }, 0));
    expect(lost.step).toEqual({ kind: 'send', fromByte: 0 });
  });
});

describe('resumesAt', () => {
  it.each([
    ['https://storage.googleapis.com/upload/storage/v1/b/videos/o?upload_id=x', true],
    ['http://127.0.0.1:9199/upload/storage/v1/b/videos/o?upload_id=x', false],
    ['http://localhost:14199/upload/storage/v1/b/videos/o?upload_id=x', false],
    ['http://127.0.0.1:40123/session', true],
  ])('knows the emulator’s sessions from others: %s', (url, resumes) => {
    expect(resumesAt(url)).toBe(resumes);
  });
});
