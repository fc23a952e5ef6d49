/** As the service: a video cut at exactly its length ends up to a frame or an audio packet after it. */
const roundingSeconds = 0.5;

/**
 * Where what is judged begins in what is played, in seconds: the copy that was judged begins with it,
 * and the source, which is longer, at `startSeconds`. Null: how long the source is was never found out.
 */
export const firstSecond = (
  startSeconds: number,
  { played, source }: { played: number; source: number | null },
): number => (source !== null && played < source - roundingSeconds ? 0 : startSeconds);
