import type { Code } from '../../../functions/src/contract/codes.ts';

/** One troublesome file, as telephones, cameras, recorders and browsers write them. */
export interface MediaCase {
  name: string;
  contentType: string;
  /** Writes the file into a folder of its own; answers its path. */
  make(folder: string): Promise<string>;
  /** What comes of it where it is completed. */
  shows?: Expected;
  /** The code that it ends with else, and what is said. */
  refused?: { code: Code; says?: RegExp };
}

export interface Expected {
  /** Null: none; left out: that of the film. */
  bpm?: number | null;
  /** Of the proxy; left out: of the film. */
  size?: { width: number; height: number };
  /** Frames a second of the proxy; left out: 30. */
  frameRate?: number;
  /** What the clock shows in the first and in the last frame; left out: 0 and just before the end. */
  seconds?: readonly [first: number, last: number] | null;
  /** Corners that are not upright, because the file says so; null: they cannot be told. */
  corners?: readonly string[] | null;
  /** What the report names as the sound that was lost. */
  lostSound?: RegExp;
  /** Movement to music at least; left out: 90, null: none. */
  score?: number | null;
}
