import type { PictureSize } from './picture-size.ts';

/**
 * What a decode tells of itself while it runs. ffmpeg's filters have no other voice than `print()` in
 * an expression, which writes a bare number to the standard error: a size is coded as a number above
 * zero, a time as one far below it.
 */
export interface Told {
  /** Pictures of this size have come, as they are shown: upright, with square pixels. */
  size?: PictureSize;
  /** The first picture since filtering began, or began anew, has this time. */
  firstSeconds?: number;
  /** Filtering of the sound begins, or begins anew. */
  soundBegins?: true;
}

const beforeAnyTime = 1e6;
const widthUnit = 65_536;
const printAsError = 16;

/** Of `setpts`: leaves the time as it is, and tells that of the first picture. */
export const tellFirstPicture = `PTS+0*if(eq(N,0),print(-(max(T,1-${beforeAnyTime})+${beforeAnyTime}),${printAsError}),0)`;

const soundCode = -1;

/** Of `asetpts`: 0, telling that the first sound is there. */
export const tellSound = `0*if(eq(N,0),print(${soundCode},${printAsError}),0)`;

/** Of `scale`: 0, telling the size of the picture that comes in. */
export const tellSize = `0*print(round(iw*sar)*${widthUnit}+ih,${printAsError})`;

/** The same of a picture that is turned on its side afterwards. */
export const tellLyingSize = `0*print(round(ih/sar)*${widthUnit}+iw,${printAsError})`;

/** Null: the line is no such number but a message of ffmpeg's. */
export function readTold(line: string): Told | null {
  const [, number] = /^(?:\[[^\]]*\] )?(-?\d+\.\d{6})$/.exec(line.trim()) ?? [];
  if (number === undefined) return null;
  const value = Number(number);
  if (value === soundCode) return { soundBegins: true };
  if (value < 0) return { firstSeconds: -value - beforeAnyTime };
  return { size: { width: Math.floor(value / widthUnit), height: value % widthUnit } };
}
