import { follow } from './playback.ts';

/** Whether a browser tells of each frame that comes onto the screen. */
export const tellsFrames = (video: HTMLVideoElement): boolean =>
  'requestVideoFrameCallback' in video;

/** Calls with the second of each frame that comes onto the screen; else with that which the video is at. */
export function watchFrames(
  video: HTMLVideoElement,
  onShown: (seconds: number) => void,
): () => void {
  if (!tellsFrames(video)) return follow(video, () => onShown(video.currentTime));
  let request = 0;
  const ask = () => {
    request = video.requestVideoFrameCallback((_, { mediaTime }) => {
      ask();
      onShown(mediaTime);
    });
  };
  ask();
  return () => video.cancelVideoFrameCallback(request);
}
