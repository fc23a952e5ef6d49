import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMemoryFits, neededMemoryMib } from '../../../functions/src/domain/memory-budget.ts';

const defaults = { maxVideoSizeMb: 300, maxVideoDurationSeconds: 600, workerMemoryMib: 2_048 };

describe('checkMemoryFits', () => {
  it('accepts the defaults', () => {
    expect(checkMemoryFits(defaults)).toBeNull();
  });

  it('names the size and its highest value where the source is the larger part', () => {
    const answer = checkMemoryFits({ ...defaults, maxVideoSizeMb: 1_500 });
    expect(answer).toContain('Lower MAX_VIDEO_SIZE_MB to 1292 at most');
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: 1_292 })).toBeNull();
  });

  it('names the duration where the proxy is the larger part', () => {
    const answer = checkMemoryFits({ ...defaults, maxVideoDurationSeconds: 7_200 });
    const highest = Number(/MAX_VIDEO_DURATION_SECONDS to (\d+) at most/.exec(answer ?? '')?.[1]);
    expect(checkMemoryFits({ ...defaults, maxVideoDurationSeconds: highest })).toBeNull();
  });

  it('names both where neither alone can be lowered enough', () => {
    const answer = checkMemoryFits({
      ...defaults,
      maxVideoSizeMb: 4_000,
      maxVideoDurationSeconds: 7_200,
    });
    expect(answer).toContain('Lower MAX_VIDEO_SIZE_MB and MAX_VIDEO_DURATION_SECONDS');
  });

  it('offers the larger worker only where the video fits it', () => {
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: 3_000 })).toContain('to 4096');
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: 4_000 })).not.toContain('to 4096');
  });

  it('gives advice that fits once it is followed', () => {
    const sizes = fc.integer({ min: 1, max: 5_000 });
    const durations = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(sizes, durations, (maxVideoSizeMb, maxVideoDurationSeconds) => {
        const parameters = { maxVideoSizeMb, maxVideoDurationSeconds, workerMemoryMib: 2_048 };
        const answer = checkMemoryFits(parameters);
        expect(answer === null).toBe(Math.ceil(neededMemoryMib(parameters)) <= 2_048);
        const size = /MAX_VIDEO_SIZE_MB to (\d+)/.exec(answer ?? '')?.[1];
        const duration = /MAX_VIDEO_DURATION_SECONDS to (\d+)/.exec(answer ?? '')?.[1];
        if (size) {
          expect(checkMemoryFits({ ...parameters, maxVideoSizeMb: Number(size) })).toBeNull();
        }
        if (duration) {
          const lower = { ...parameters, maxVideoDurationSeconds: Number(duration) };
          expect(checkMemoryFits(lower)).toBeNull();
        }
      }),
    );
  });
});
