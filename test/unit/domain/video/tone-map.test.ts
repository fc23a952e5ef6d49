import { describe, expect, it } from 'vitest';
import {
  createLightMeter,
  hdrTransfer,
  lightFrame,
  toneMapFilters,
} from '../../../../functions/src/domain/video/tone-map.ts';

/** A picture whose light has one code, but for a share of another. */
function picture(code: number, brightShare = 0, brightCode = 0): Uint8Array {
  const frame = new Uint8Array(lightFrame.bytes);
  const pixels = lightFrame.width * lightFrame.height;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const value = pixel < brightShare * pixels ? brightCode : code;
    frame[2 * pixel] = value & 255;
    frame[2 * pixel + 1] = value >> 8;
  }
  return frame;
}

function toneMapOf(transfer: 'pq' | 'hlg', ...frames: Uint8Array[]) {
  const meter = createLightMeter();
  for (const frame of frames) meter.add(frame);
  return meter.toneMap(transfer);
}

describe('a light meter', () => {
  // BT.2408, table 1: 203 cd/m² is 58 % of the signal in PQ and 75 % in HLG; ST 2084: 100 is 51 %.
  it.each([
    ['pq', 64 + 0.58 * 876, 203, 203],
    ['hlg', 64 + 0.75 * 876, 203, 203],
    ['pq', 64 + 0.508 * 876, 100, 100],
    ['pq', 64 + 0.3 * 876, 100, 100],
    ['hlg', 940, 203, 1000],
    ['pq', 940, 203, 10_000],
  ] as const)('takes the white of %s that gets as bright as %d', (transfer, code, white, peak) => {
    const { whiteNits, peakNits } = toneMapOf(transfer, picture(Math.round(code)));
    expect(whiteNits / white).toBeCloseTo(1, 1);
    expect(peakNits / peak).toBeCloseTo(1, 1);
  });

  it('does not let sparks darken the rest', () => {
    expect(toneMapOf('hlg', picture(600, 0.001, 940)).peakNits).toBeLessThan(203);
    expect(toneMapOf('hlg', picture(600, 0.02, 940)).peakNits).toBeCloseTo(1000, -1);
  });

  it('counts all pictures of a video', () => {
    expect(toneMapOf('hlg', picture(64), picture(940)).peakNits).toBeCloseTo(1000, -1);
  });

  it('takes the usual display where no picture could be read', () => {
    expect(toneMapOf('pq')).toEqual({ transfer: 'pq', whiteNits: 203, peakNits: 1000 });
  });
});

describe('hdrTransfer', () => {
  it.each([
    ['smpte2084', 'pq'],
    ['arib-std-b67', 'hlg'],
    ['bt709', null],
    [undefined, null],
  ])('of %s is %s', (colorTransfer, transfer) => {
    expect(hdrTransfer(colorTransfer)).toBe(transfer);
  });
});

describe('toneMapFilters', () => {
  it('compresses what is brighter than white, and leaves a picture without it as it is', () => {
    const filters = (peakNits: number) =>
      toneMapFilters({ transfer: 'hlg', whiteNits: 200, peakNits }).join();
    expect(filters(1000)).toContain('peak=5.0000');
    expect(filters(200)).toContain('peak=1.0000');
  });
});
