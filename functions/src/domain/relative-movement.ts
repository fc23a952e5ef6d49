/** A part's movement over the mean of all, such as `30 % above the video's average`. */
export function relativeInWords(relative: number): string {
  if (relative >= 0.8 && relative < 1.2) return "near the video's average";
  const percent = Math.round(100 * Math.abs(relative - 1));
  return `${percent} % ${relative < 1 ? 'below' : 'above'} the video's average`;
}
