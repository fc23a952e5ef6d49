import type { ProbedVideo } from '../../domain/video/check-video.ts';
import type { DecodingPlan, Surprise } from '../../domain/video/decoding-plan.ts';
import type { PictureSize } from '../../domain/video/picture-size.ts';
import type { PosterMoment } from '../../domain/video/poster-command.ts';

export interface Media {
  /** Such as `5.1.6-0+deb12u1`. */
  version(): Promise<string>;
  /** Refuses with unsupported_format, video_unreadable or video_has_no_picture. */
  probe(path: string, signal: AbortSignal): Promise<ProbedVideo>;
  /** One decode: writes the proxy and the sound, and hands over each small gray frame. */
  normalise(job: NormaliseJob): Promise<Decoded>;
  /** Every Nth frame of a proxy, to be looked at. */
  look(job: LookJob): Promise<void>;
  /** The same, drawn on, as a video with its sound. */
  redraw(job: RedrawJob): Promise<void>;
  /** A part of a proxy as a video of its own, with its sound. */
  cut(job: CutJob): Promise<void>;
  /** One picture of a proxy; answers a small one as a data URL of at most `longestPoster`. */
  picture(job: PosterJob): Promise<string>;
}

export interface NormaliseJob {
  sourcePath: string;
  proxyPath: string;
  /** Mono s16le as `signalFormat` says; written where the plan decodes sound. */
  soundPath: string;
  plan: DecodingPlan;
  /** As probed, less what the trim leaves out: how long it may take follows from it. */
  lengthSeconds: number;
  /** Seconds of output at which to stop. */
  maxSeconds: number;
  /** Called for each frame in order; the buffer is reused after the call returns. */
  onFrame(frame: Uint8Array): void;
  onProgress(seconds: number): void;
  signal: AbortSignal;
}

/** A whole decode, or why it was given up for another by a better plan; nothing is left then. */
export type Decoded = ({ isWhole: true } & Normalised) | { isWhole: false; surprise: Surprise };

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

export interface PosterJob extends PosterMoment {
  proxyPath: string;
  /** JPEG, written where it succeeds. */
  posterPath: string;
  signal: AbortSignal;
}

export interface LookJob {
  proxyPath: string;
  seconds: number;
  /** Frame 0, `step`, 2 * `step` and so on are handed over. */
  step: number;
  /** Of the frames handed over; even. */
  size: PictureSize;
  /** RGB; the buffer is reused after the promise. */
  onFrame(frame: Uint8Array, index: number): Promise<void>;
  signal: AbortSignal;
}

/** Each frame is drawn on in place. */
export interface RedrawJob extends LookJob {
  previewPath: string;
  /** Of the proxy. */
  frameRate: number;
}
