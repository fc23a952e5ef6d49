import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkMemoryFits,
  judgeMemory,
  largestLoad,
  type MemoryLoad,
  neededMemoryMib,
  requireMemory,
  usableMemoryMib,
  withProxy,
} from '../../../../functions/src/domain/video/memory-budget.ts';

const defaults = { maxVideoSizeMb: 300, maxVideoDurationSeconds: 600, workerMemoryMib: 2_048 };
const megabyte = 1_000_000;

function load(changes: Partial<MemoryLoad> = {}): MemoryLoad {
  return { nodeMib: 150, sourceBytes: 30 * megabyte, seconds: 60, pictureBytes: null, ...changes };
}

describe('requireMemory', () => {
  const yuv420 = 1.5;
  const yuv420In10Bits = 3;
  const yuv444In10Bits = 6;
  it.each<[string, boolean, Partial<MemoryLoad>]>([
    ['a minute of 1080p', true, { pictureBytes: 1920 * 1080 * yuv420 }],
    ['a picture yet unknown', true, {}],
    ['300 MB of 4K in 8 bits', true, largest(3840 * 2160 * yuv420)],
    ['300 MB of 4K in 10 bits', true, largest(3840 * 2160 * yuv420In10Bits)],
    ['300 MB of 4096 x 4096 in 8 bits', true, largest(4096 * 4096 * yuv420)],
    ['300 MB of 4096 x 4096 in 10 bits', false, largest(4096 * 4096 * yuv420In10Bits)],
    ['30 MB of 4096 x 4096 in 10 bits', true, { pictureBytes: 4096 * 4096 * yuv420In10Bits }],
    ['30 MB of 4096 x 4096, 4:4:4', false, { pictureBytes: 4096 * 4096 * yuv444In10Bits }],
    ['1.6 GB of an unknown picture', false, { sourceBytes: 1_600 * megabyte }],
    ['an hour', false, { seconds: 3_600 }],
    ['1080p on a grown instance', true, { nodeMib: 1_000, pictureBytes: 1920 * 1080 * yuv420 }],
    ['a minute on an overgrown instance', false, { nodeMib: 1_700 }],
  ])('judges %s: fits %s', (_what, fits, changes) => {
    const judge = () => requireMemory(load(changes), 2_048);
    if (fits) expect(judge).not.toThrow();
    else expect(judge).toThrow(expect.objectContaining({ code: 'memory_exceeded' }));
  });

  it('says what to do, and that trying again serves nothing', () => {
    expect(() => requireMemory(load({ sourceBytes: 2_000 * megabyte }), 2_048)).toThrow(
      expect.objectContaining({
        retryable: false,
        message: expect.stringMatching(/lower resolution.*shorter/),
      }),
    );
  });

  it('takes twice as much on the larger worker', () => {
    const heavy = load({ sourceBytes: 1_500 * megabyte });
    expect(() => requireMemory(heavy, 4_096)).not.toThrow();
  });

  function largest(pictureBytes: number): Partial<MemoryLoad> {
    return { sourceBytes: 300 * megabyte, seconds: 600, pictureBytes };
  }
});

describe('neededMemoryMib', () => {
  it('is never below what ffmpeg was measured to take beside a fresh Node', () => {
    const measured: [number, number][] = [
      [1280 * 720 * 1.5, 151],
      [1920 * 1080 * 1.5, 224],
      [3840 * 2160 * 1.5, 425],
      [3840 * 2160 * 3, 352],
      [4096 * 4096 * 1.5, 692],
      [4096 * 4096 * 3, 1_124],
      [4096 * 4096 * 6, 2_022],
    ];
    for (const [pictureBytes, ffmpegMib] of measured) {
      const needed = neededMemoryMib(load({ pictureBytes, sourceBytes: 0, seconds: 0 }));
      expect(needed).toBeGreaterThan(250 + ffmpegMib);
    }
  });
});

describe('withProxy', () => {
  const proxy = { sizeBytes: 2 ** 20, seconds: 2 ** 20 / 22_050 };

  it.each([
    [
      'counts proxy and sound to what is in tmp',
      { rssMb: 300, tmpMb: 5 },
      { rssMb: 300, tmpMb: 7 },
    ],
    [
      'takes a process that has not grown yet as grown',
      { rssMb: 90, tmpMb: 0 },
      { rssMb: 250, tmpMb: 2 },
    ],
  ])('%s', (_, reading, expected) => {
    const { rssMb, tmpMb } = withProxy(reading, proxy);
    expect({ rssMb, tmpMb: Math.round(tmpMb * 1_000) / 1_000 }).toEqual(expected);
  });
});

describe('judgeMemory', () => {
  it('lets a run go on below the line, and ends it there', () => {
    const line = usableMemoryMib(2_048);
    expect(judgeMemory({ rssMb: line - 101, tmpMb: 100 }, 2_048)).toBeNull();
    expect(judgeMemory({ rssMb: line - 100, tmpMb: 100 }, 2_048)).toMatchObject({
      code: 'memory_exceeded',
      retryable: false,
    });
  });

  it('leaves the platform no time to kill first', () => {
    expect(usableMemoryMib(2_048)).toBeLessThan(2_048);
  });
});

describe('checkMemoryFits', () => {
  it('accepts the defaults', () => {
    expect(checkMemoryFits(defaults)).toBeNull();
  });

  it('names the size and its highest value where the source is the larger part', () => {
    const answer = checkMemoryFits({ ...defaults, maxVideoSizeMb: 1_500 });
    const highest = Number(/MAX_VIDEO_SIZE_MB to (\d+) at most/.exec(answer ?? '')?.[1]);
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: highest })).toBeNull();
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: highest + 2 })).not.toBeNull();
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
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: 2_000 })).toContain('to 4096');
    expect(checkMemoryFits({ ...defaults, maxVideoSizeMb: 4_000 })).not.toContain('to 4096');
  });

  it('gives advice that fits once it is followed', () => {
    const sizes = fc.integer({ min: 1, max: 5_000 });
    const durations = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(sizes, durations, (maxVideoSizeMb, maxVideoDurationSeconds) => {
        const parameters = { maxVideoSizeMb, maxVideoDurationSeconds, workerMemoryMib: 2_048 };
        const answer = checkMemoryFits(parameters);
        const needed = Math.ceil(neededMemoryMib(largestLoad(parameters)));
        expect(answer === null).toBe(needed <= usableMemoryMib(2_048));
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

  it('admits no video that a fresh worker then refuses', () => {
    const { workerMemoryMib } = defaults;
    expect(() => requireMemory(largestLoad(defaults), workerMemoryMib)).not.toThrow();
  });
});
