import { describe, expect, it } from 'vitest';
import type { ProbedVideo } from '../../../../functions/src/domain/video/check-video.ts';
import {
  type DecodingPlan,
  mendPlan,
  planDecoding,
  type Surprise,
  watchDecoding,
} from '../../../../functions/src/domain/video/decoding-plan.ts';
import type { Told } from '../../../../functions/src/domain/video/told-by-ffmpeg.ts';
import { plainPlan } from '../../../support/plain-plan.ts';

function probed(changes: Partial<ProbedVideo> = {}): ProbedVideo {
  return {
    container: 'mov,mp4,m4a,3gp,3g2,mj2',
    durationSeconds: 60,
    width: 640,
    height: 360,
    frameRate: 12,
    hasAudio: true,
    pictureBytes: 345_600,
    picture: {
      index: 1,
      startSeconds: 0,
      endSeconds: 60,
      densestFrameRate: 60,
      isInterlaced: false,
      turn: [],
      toneMap: null,
    },
    sound: { index: 2, startSeconds: 0, endSeconds: 60, codecName: 'AAC' },
    undecodedSound: null,
    ...changes,
  };
}
const trim = { start_seconds: 20, end_seconds: 30 };

describe('planDecoding', () => {
  it('takes the tracks that were chosen, and the rate at which the picture moves', () => {
    const plan = planDecoding(probed(), null);
    expect(plan).toMatchObject({ sound: { index: 2 }, seekSeconds: null });
    expect(plan.picture).toMatchObject({
      index: 1,
      size: { width: 640, height: 360 },
      frameRate: { numerator: 30, denominator: 1 },
    });
  });

  it.each([
    ['mov,mp4,m4a,3gp,3g2,mj2', 20],
    ['matroska,webm', 20],
    ['mpegts', 10],
    ['mpeg', 10],
  ])('of %s jumps to %d s for a part from 20 s on', (container, seekSeconds) => {
    expect(planDecoding(probed({ container }), trim).seekSeconds).toBe(seekSeconds);
  });

  it('reads from the beginning where a part begins there', () => {
    const early = { start_seconds: 4, end_seconds: 9 };
    expect(planDecoding(probed({ container: 'mpegts' }), early).seekSeconds).toBeNull();
  });

  it.each([
    ['ends with the sound', 60, null, 0],
    ['ends before the sound', 40, null, 20],
    ['ends before the part does', 25, trim, 5],
    ['ends before the part begins', 10, trim, 20],
    ['ends a packet of sound early', 59.95, null, 0],
  ])('holds the last picture where it %s', (_name, endSeconds, part, held) => {
    const picture = { ...probed().picture, endSeconds };
    expect(planDecoding(probed({ picture }), part).picture.holdSeconds).toBe(held);
  });

  it('keeps a picture that lasts less than a frame', () => {
    const brief = { ...probed().picture, endSeconds: 1 / 240 };
    expect(planDecoding(probed({ picture: brief }), null).picture.isBrief).toBe(true);
    expect(planDecoding(probed(), null).picture.isBrief).toBe(false);
  });

  it('waits for a picture that itself begins late', () => {
    const picture = { ...probed().picture, startSeconds: 25 };
    expect(planDecoding(probed({ picture }), trim).latestStartSeconds).toBeGreaterThan(25);
  });
});

/** The surprises that a decode by this plan would end with. */
function surprises(plan: DecodingPlan, ...told: Told[]) {
  const watch = watchDecoding(plan);
  return told.map(watch).filter((surprise) => surprise !== null);
}
const small = { width: 160, height: 90 };
const large = { width: 640, height: 360 };
const begun = { firstSeconds: 0 };

describe('watchDecoding', () => {
  const changing = { ...plainPlan, picture: { ...plainPlan.picture, isChanging: true } };

  it('has nothing to say where all is as it was planned', () => {
    const told = [{ size: small }, { size: small }, begun, { soundBegins: true as const }];
    expect(surprises(plainPlan, ...told)).toEqual([]);
  });

  it('takes a pixel for nothing', () => {
    expect(surprises(plainPlan, { size: { width: 161, height: 90 } })).toEqual([]);
  });

  it.each([large, { width: 90, height: 160 }, { width: 80, height: 46 }])(
    'notices a first picture of another size: %j',
    (size) => {
      expect(surprises(plainPlan, { size })).toEqual([{ kind: 'other_size', size }]);
    },
  );

  it('notices a size that grows midway', () => {
    const [surprise] = surprises(plainPlan, { size: small }, begun, { size: large });
    expect(surprise).toEqual({ kind: 'changing_picture', size: large });
  });

  it('keeps the largest where it shrinks midway', () => {
    const tiny = { width: 80, height: 45 };
    const [surprise] = surprises(plainPlan, { size: small }, begun, { size: tiny });
    expect(surprise).toEqual({ kind: 'changing_picture', size: small });
  });

  it('notices filtering that begins anew, whatever has changed', () => {
    const [surprise] = surprises(plainPlan, begun, { firstSeconds: 3 });
    expect(surprise).toEqual({ kind: 'changing_picture', size: small });
  });

  it('wants a larger frame for a changing picture, and no other', () => {
    expect(surprises(changing, begun, { size: { width: 90, height: 90 } })).toEqual([]);
    expect(surprises(changing, begun, { size: large })).toEqual([
      { kind: 'other_size', size: large },
    ]);
  });

  it('notices a jump that landed behind the part', () => {
    const plan = { ...plainPlan, seekSeconds: 10, latestStartSeconds: 20.1 };
    expect(surprises(plan, { firstSeconds: 9 })).toEqual([]);
    expect(surprises(plan, { firstSeconds: 10.5 })).toEqual([{ kind: 'late_start' }]);
  });

  it('notices sound that begins anew', () => {
    const twice = [{ soundBegins: true as const }, { soundBegins: true as const }];
    expect(surprises(plainPlan, ...twice)).toEqual([{ kind: 'changing_sound' }]);
    const steadied = { ...plainPlan, sound: { index: 1, startSeconds: 0, isChanging: true } };
    expect(surprises(steadied, ...twice)).toEqual([]);
  });

  it('is content at last, however large the pictures get', () => {
    let plan: DecodingPlan = plainPlan;
    let mends = 0;
    for (let side = 200; ; side += 10) {
      const [surprise] = surprises(plan, { size: { width: side, height: side } });
      if (surprise === undefined) break;
      plan = mendPlan(plan, surprise);
      mends++;
    }
    expect(mends).toBe(5);
  });

  it('notices a late start after any number of sizes', () => {
    const picture = { ...plainPlan.picture, resizes: 5 };
    const plan = { ...plainPlan, picture, seekSeconds: 10, latestStartSeconds: 20.1 };
    expect(surprises(plan, { firstSeconds: 10.5 })).toEqual([{ kind: 'late_start' }]);
  });
});

describe('mendPlan', () => {
  const sought = { ...plainPlan, seekSeconds: 10, latestStartSeconds: 20 };

  it.each([
    [{ kind: 'other_size', size: large }, { picture: { size: large, isChanging: false } }],
    [{ kind: 'changing_picture', size: large }, { picture: { size: large, isChanging: true } }],
    [{ kind: 'changing_sound' }, { sound: { index: 1, isChanging: true } }],
    [{ kind: 'failed_with_sound' }, { sound: null }],
    [{ kind: 'late_start' }, { seekSeconds: null, latestStartSeconds: null }],
  ] as const)('answers %j with %j', (surprise, mended) => {
    expect(mendPlan(sought, surprise)).toMatchObject(mended);
  });

  it('ends after a few plans, whatever each decode meets', () => {
    const met: Surprise[] = [
      { kind: 'failed_with_sound' },
      { kind: 'late_start' },
      { kind: 'changing_sound' },
      ...[1, 2, 3, 4, 5].map((step) => ({
        kind: 'changing_picture' as const,
        size: { width: 160 + 10 * step, height: 90 },
      })),
    ];
    const last = met.reduce(mendPlan, sought);
    expect(last).toMatchObject({ sound: null, seekSeconds: null, picture: { resizes: 5 } });
    const anything = [{ size: large }, begun, { firstSeconds: 99 }, { soundBegins: true as const }];
    expect(surprises(last, ...anything, ...anything)).toEqual([]);
  });
});
