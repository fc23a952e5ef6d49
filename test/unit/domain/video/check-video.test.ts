import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedContentTypes } from '../../../../functions/src/contract/video-types.ts';
import {
  checkContainer,
  checkLength,
  videoDemuxers,
} from '../../../../functions/src/domain/video/check-video.ts';

const probed = ({ container = 'mov,mp4,m4a,3gp,3g2,mj2', durationSeconds = 60 } = {}) => ({
  container,
  durationSeconds,
});

describe('checkContainer', () => {
  it.each([
    ['video/mp4', 'mov,mp4,m4a,3gp,3g2,mj2'],
    ['video/quicktime', 'mov,mp4,m4a,3gp,3g2,mj2'],
    ['video/webm;codecs=vp9', 'matroska,webm'],
    ['VIDEO/MP4', 'mov,mp4,m4a,3gp,3g2,mj2'],
    ['video/mpeg', 'mpegts'],
  ])('takes %s that holds %s', (declared, container) => {
    expect(() => checkContainer(declared, probed({ container }))).not.toThrow();
  });

  it.each([
    ['video/mp4', 'matroska,webm'],
    ['video/webm', 'mov,mp4,m4a,3gp,3g2,mj2'],
    ['video/mp4', 'ogg'],
    ['application/pdf', 'mov,mp4,m4a,3gp,3g2,mj2'],
  ])('refuses %s that holds %s as upload_mismatch', (declared, container) => {
    expect(() => checkContainer(declared, probed({ container }))).toThrowError(
      expect.objectContaining({ code: 'upload_mismatch', retryable: false }),
    );
  });

  it('has a demuxer for every allowed type', () => {
    for (const type of allowedContentTypes) {
      expect(() => {
        checkContainer(type, probed({ container: videoDemuxers.join(',') }));
      }).not.toThrow();
    }
  });
});

describe('checkLength', () => {
  it('refuses a video longer than allowed', () => {
    expect(() => checkLength(probed({ durationSeconds: 601 }), null, 600)).toThrowError(
      expect.objectContaining({ code: 'video_too_long' }),
    );
  });

  it('allows the fraction of a second that the last audio packet adds', () => {
    expect(checkLength(probed({ durationSeconds: 600.02 }), null, 600)).toBe(600.02);
  });

  it('applies the limit to what the trim leaves', () => {
    const trim = { start_seconds: 100, end_seconds: 400 };
    expect(checkLength(probed({ durationSeconds: 5000 }), trim, 600)).toBe(300);
  });

  it('refuses a trim that starts past the end, naming both times', () => {
    const trim = { start_seconds: 60, end_seconds: 70 };
    expect(() => checkLength(probed({ durationSeconds: 12.34 }), trim, 600)).toThrowError(
      expect.objectContaining({
        code: 'video_unreadable',
        message: expect.stringMatching(/12\.3 s.*60 s/),
      }),
    );
  });

  it('never lets through more than the limit and half a second, nor more than there is', () => {
    const time = fc.double({ min: 0.01, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(time, time, time, time, (durationSeconds, start, length, limit) => {
        const trim = { start_seconds: start, end_seconds: start + length };
        let left = 0;
        try {
          left = checkLength(probed({ durationSeconds }), trim, limit);
        } catch {
          return;
        }
        expect(left).toBeGreaterThan(0);
        expect(left).toBeLessThanOrEqual(Math.min(limit + 0.5, durationSeconds));
      }),
    );
  });
});
