import type { CameraPath } from '../camera/camera-path.ts';
import type { PoseTrack } from '../pose/pose-track.ts';
import { type SeenBody, type SeenFrame, seeBody } from '../pose/seen-frames.ts';

/** One of several, look by look: all of them have the same looks. */
export interface Dancer {
  /** The number of its track. */
  body_id: number;
  body: SeenBody;
  /** Null where the dancer is not seen, or cannot be told apart. */
  looks: readonly (SeenFrame | null)[];
  seconds: Float32Array;
  aspect: number;
}

/** What dancers do together is told from their courses and from what the camera did meanwhile. */
export interface Together {
  dancers: readonly Dancer[];
  /** Null: unknown, and taken to stand. */
  camera: CameraPath | null;
}

/** Null where a body was seen for less than a second or in less than 5 % of the looks. */
export function seeDancer(track: PoseTrack, body_id: number): Dancer | null {
  const body = seeBody(track);
  if (body === null) return null;
  const looks = new Array<SeenFrame | null>(track.seconds.length).fill(null);
  for (const frame of body.frames) looks[frame.index] = frame;
  return { body_id, body, looks, seconds: track.seconds, aspect: track.aspect };
}

export const ratePerSecond = ({ body }: Dancer): number => body.framesPerSecond;
