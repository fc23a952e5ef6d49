/** As ffmpeg takes a time: microseconds at the finest, and never with an exponent. */
export function asSeconds(seconds: number): string {
  return String(Math.round(seconds * 1e6) / 1e6 + 0);
}
