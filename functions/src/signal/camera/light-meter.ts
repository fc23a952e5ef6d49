import { smallFrameBytes } from '../signal-format.ts';

/** How bright a video is, by the pixels of all its frames. */
export interface Light {
  /** 0..1: the gray below which 95 % of them lie; a lit stage before black has bright ones too. */
  bright: number;
  /** 0..1: how many are white, or next to it: what they showed is lost. */
  burnt: number;
}

const brightShare = 0.95;
const whiteGray = 250;

/** Holds 256 counts, whatever the length. */
export function createLightMeter() {
  const counts = new Float64Array(256);
  let frames = 0;
  return {
    /** One gray frame as `signalFormat` says. */
    add(frame: Uint8Array): void {
      for (let index = 0; index < frame.length; index++) {
        const gray = frame[index] ?? 0;
        counts[gray] = (counts[gray] ?? 0) + 1;
      }
      frames++;
    },
    /** Null without a frame. */
    finish(): Light | null {
      if (frames === 0) return null;
      const pixels = frames * smallFrameBytes;
      let below = 0;
      const bright = counts.findIndex((count) => {
        below += count;
        return below >= brightShare * pixels;
      });
      const white = counts.subarray(whiteGray).reduce((sum, count) => sum + count, 0);
      return { bright: bright / 255, burnt: white / pixels };
    },
  };
}
