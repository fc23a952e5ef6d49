import type { Trim } from '../../contract/params.ts';
import type { ProbedVideo } from '../../domain/video/check-video.ts';
import type { PictureSize } from '../../domain/video/picture-size.ts';

export interface Media {
  /** Such as `5.1.6-0+deb12u1`. */
  version(): Promise<string>;
  /** Refuses with unsupported_format, video_unreadable or video_has_no_picture. */
  probe(path: string, signal: AbortSignal): Promise<ProbedVideo>;
  /** One decode: writes the proxy and the sound, and hands over each small gray frame. */
  normalise(job: NormaliseJob): Promise<Normalised>;
  /** Every Nth frame of a proxy, drawn on, as a video with its sound. */
  redraw(job: RedrawJob): Promise<void>;
  /** A part of a proxy as a video of its own, with its sound. */
  cut(job: CutJob): Promise<void>;
}

export interface NormaliseJob {
  sourcePath: string;
  proxyPath: string;
  /** Mono s16le as `signalFormat` says; null where the source has no sound. */
  soundPath: string | null;
  trim: Trim | null;
  /** Of the source, as probed: the proxy keeps it up to 30. */
  frameRate: number | null;
  /** As probed, less what the trim leaves out: how long it may take follows from it. */
  lengthSeconds: number;
  /** Seconds of output at which to stop. */
  maxSeconds: number;
  /** Called for each frame in order; the buffer is reused after the call returns. */
  onFrame(frame: Uint8Array): void;
  onProgress(seconds: number): void;
  signal: AbortSignal;
}

export interface Normalised {
  durationSeconds: number;
  framesDecoded: number;
  framesMeasured: number;
}

export interface CutJob {
  proxyPath: string;
  clipPath: string;
  startSeconds: number;
  endSeconds: number;
  signal: AbortSignal;
}

export interface RedrawJob {
  proxyPath: string;
  previewPath: string;
  /** Of the proxy. */
  frameRate: number;
  seconds: number;
  /** Frame 0, `step`, 2 * `step` and so on are drawn. */
  step: number;
  /** Of the frames handed over and of the preview; even. */
  size: PictureSize;
  /** RGB, to be drawn on in place; the buffer is reused after the promise. */
  onFrame(frame: Uint8Array, index: number): Promise<void>;
  signal: AbortSignal;
}
