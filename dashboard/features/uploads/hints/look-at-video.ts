import { brightOf, sampleSize } from './gray-levels.ts';

/** What this browser can tell of a video; null where it cannot. */
export interface SeenVideo {
  /** Upright, as it is shown. */
  size: { width: number; height: number } | null;
  /** 0..1: the gray below which 95 % of the pixels of some moments lie. */
  bright: number | null;
  hasSound: boolean | null;
}

export const unseen: SeenVideo = { size: null, bright: null, hasSound: null };

/** Of the length: at the ends there are titles and fades. */
const moments = [0.2, 0.4, 0.6, 0.8] as const;
/** Some browsers load nothing before somebody plays it: a hint is not worth a longer wait. */
const patienceMs = 4_000;

/** Plays nothing, sends nothing. Never fails: what is not told in time is not known. */
export async function lookAtVideo(file: File, signal: AbortSignal): Promise<SeenVideo> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    video.src = url;
    if (!(await happens(video, 'loadeddata', signal))) return unseen;
    const { videoWidth: width, videoHeight: height } = video;
    const size = width > 0 && height > 0 ? { width, height } : null;
    const bright = size === null ? null : brightOf(await picturesOf(video, signal));
    return { size, bright, hasSound: soundOf(video) };
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

async function picturesOf(video: HTMLVideoElement, signal: AbortSignal) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, sampleSize);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const pictures: Uint8ClampedArray[] = [];
  if (context === null || !Number.isFinite(video.duration)) return pictures;
  const { width, height } = sampleSize;
  for (const share of moments) {
    const found = happens(video, 'seeked', signal);
    video.currentTime = share * video.duration;
    if (!(await found)) break;
    context.drawImage(video, 0, 0, width, height);
    pictures.push(context.getImageData(0, 0, width, height).data);
  }
  // Fewer may be the dark ones of a lit video.
  return pictures.length === moments.length ? pictures : [];
}

/** Safari counts tracks, Firefox says so in a property of its own, the others do not tell. */
function soundOf(video: HTMLVideoElement): boolean | null {
  const { audioTracks, mozHasAudio } = video as HTMLVideoElement & {
    audioTracks?: { length: number };
    mozHasAudio?: boolean;
  };
  return audioTracks === undefined ? (mozHasAudio ?? null) : audioTracks.length > 0;
}

/** Whether it does in time. */
function happens(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
    video.addEventListener(event, () => resolve(true), { once: true, signal: ends });
    video.addEventListener('error', () => resolve(false), { once: true, signal: ends });
    ends.addEventListener('abort', () => resolve(false), { once: true });
    if (ends.aborted) resolve(false);
  });
}
