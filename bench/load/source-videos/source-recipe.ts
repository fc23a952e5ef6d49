/** A source video as it is to be made. */
export interface SourceRecipe {
  /** What it may not pass; it comes within 2 MB of it. */
  sizeMb: number;
  picture: keyof typeof pictures;
}

/** Bitrates of cameras. Half a minute of 4K is 300 MB. */
export const pictures = {
  '1080p': { size: '1920x1080', megabitsPerSecond: 40 },
  '4K': { size: '3840x2160', megabitsPerSecond: 100 },
} as const;

const pieceSeconds = 2;
const frameRate = 30;

export const describeSource = ({ sizeMb, picture }: SourceRecipe) => `${sizeMb} MB ${picture}`;

/**
 * Arguments of ffmpeg that encode one short piece. The noise is what fills the bitrate: no bytes of
 * padding. Four reference frames, as of a camera: they are what decoding holds in memory.
 */
export function pieceArguments(picture: SourceRecipe['picture'], to: string): string[] {
  const { size, megabitsPerSecond } = pictures[picture];
  const bitrate = `${megabitsPerSecond}M`;
  return [
    ...['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${frameRate},noise=alls=14:allf=t`],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:beep_factor=4:sample_rate=48000'],
    ...['-t', String(pieceSeconds), '-pix_fmt', 'yuv420p', '-c:v', 'libx264'],
    ...['-preset', 'ultrafast', '-coder', '1', '-refs', '4', '-bf', '2', '-g', String(frameRate)],
    ...['-b:v', bitrate, '-maxrate', bitrate, '-bufsize', bitrate, '-c:a', 'aac', '-b:a', '128k'],
    to,
  ];
}

/**
 * Repeats the piece by copying its packets up to about `stopBytes`: what waits to be interleaved and
 * the index of all packets still come after it.
 */
export function loopArguments(
  piece: { path: string; sizeBytes: number },
  stopBytes: number,
  to: string,
): string[] {
  const repeats = Math.ceil(stopBytes / piece.sizeBytes);
  const copied = ['-stream_loop', String(repeats), '-i', piece.path, '-c', 'copy'];
  return [...copied, '-fs', String(stopBytes), to];
}
