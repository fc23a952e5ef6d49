/** For whoever works with an ffmpeg that a deployed worker refuses. */
export const newerFfmpegAdvice =
  'Install ffmpeg 5 or newer, for example `apt install ffmpeg` or `brew install ffmpeg`.';
