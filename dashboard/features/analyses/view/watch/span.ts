/** Part of a video, in seconds. */
export interface Span {
  start_seconds: number;
  end_seconds: number;
}
