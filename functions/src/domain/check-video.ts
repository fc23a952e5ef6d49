/** What probing tells of a file. */
export interface ProbedVideo {
  /** As ffprobe names the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  durationSeconds: number;
  width: number;
  height: number;
  frameRate: number | null;
  hasAudio: boolean;
}
