import type { Readable } from 'node:stream';
import { contentTypeOf } from '../../functions/src/contract/video-types.ts';

/** An old video, opened. */
export interface VideoSource {
  stream: Readable;
  /** As declared; null where unknown. */
  sizeBytes: number | null;
  contentType: string;
}

/** The declared type where it is a video's, else what the name tells, else the commonest. */
export const videoType = (declared: string, name: string): string =>
  contentTypeOf({ type: declared, name }) ?? 'video/mp4';
