/** Where somebody is in a video, to go on there in what takes its place. */
export interface Place {
  seconds: number;
  duration: number;
  isPlaying: boolean;
  isMuted: boolean;
}

export const placeOf = (video: HTMLVideoElement): Place => ({
  seconds: video.currentTime,
  duration: video.duration,
  isPlaying: !video.paused,
  isMuted: video.muted,
});

/** A copy of the same video is as long but for a frame and a packet of sound; another part of it is not. */
const sameSeconds = 0.5;

/** Whether the place is in this video, and not in another part of what was recorded. */
export const isPlaceIn = (
  place: Place,
  { duration }: Pick<HTMLVideoElement, 'duration'>,
): boolean => !(Math.abs(duration - place.duration) > sameSeconds);
