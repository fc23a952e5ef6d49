/** The packets of one track, on the file's own clock. */
export interface PacketTimes {
  packets: number;
  startSeconds: number;
  endSeconds: number;
  /** Ascending; empty where the track was not among those whose times are kept. */
  seconds: Float64Array;
}

/** Seconds; NaN where unknown. */
export interface PacketTime {
  pts: number | undefined;
  dts: number | undefined;
  duration: number | undefined;
}

/** Reads the lines that `packetArguments` asks for as they come, keeping eight bytes a picture. */
export function packetTimes(pictureIndices: readonly number[]) {
  let partialLine = '';
  const tracks = new Map<number, ReturnType<typeof trackTimes>>();

  const takeLine = (line: string) => {
    const [index, pts, dts, duration] = line.split(',').map(Number);
    if (index !== undefined && Number.isInteger(index)) add(index, { pts, dts, duration });
  };
  const add = (index: number, { pts, dts, duration }: PacketTime) => {
    let track = tracks.get(index);
    if (track === undefined) {
      track = trackTimes(pictureIndices.includes(index));
      tracks.set(index, track);
    }
    // AVI has no pts; both are N/A in a damaged file.
    track.add(finite(pts) ?? finite(dts), finite(duration) ?? 0);
  };

  return {
    add,
    take(text: string): void {
      const lines = (partialLine + text).split('\n');
      partialLine = lines.pop() ?? '';
      for (const line of lines) takeLine(line);
    },
    of: (index: number): PacketTimes => (tracks.get(index) ?? trackTimes(false)).result(),
  };
}

function trackTimes(keepsTimes: boolean) {
  let packets = 0;
  let startSeconds = Number.POSITIVE_INFINITY;
  let endSeconds = Number.NEGATIVE_INFINITY;
  let kept = new Float64Array(keepsTimes ? 1024 : 0);
  let known = 0;
  return {
    add(seconds: number | null, duration: number): void {
      packets++;
      if (seconds === null) return;
      startSeconds = Math.min(startSeconds, seconds);
      endSeconds = Math.max(endSeconds, seconds + duration);
      if (!keepsTimes) return;
      if (known === kept.length) {
        const larger = new Float64Array(2 * kept.length);
        larger.set(kept);
        kept = larger;
      }
      kept[known++] = seconds;
    },
    result: (): PacketTimes =>
      Number.isFinite(startSeconds)
        ? { packets, startSeconds, endSeconds, seconds: kept.slice(0, known).sort() }
        : { packets, startSeconds: 0, endSeconds: 0, seconds: new Float64Array(0) },
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
