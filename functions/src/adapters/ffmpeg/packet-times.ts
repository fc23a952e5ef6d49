/** Reads the lines that `packetArguments` asks for as they come, keeping sums only. */
export function packetTimes(pictureIndex: number | undefined, soundIndex: number | undefined) {
  let partialLine = '';
  let pictures = 0;
  let endSeconds = 0;

  const takeLine = (line: string) => {
    const [stream, pts, dts, duration] = line.split(',').map(Number);
    if (stream !== pictureIndex && stream !== soundIndex) return;
    if (stream === pictureIndex) pictures += 1;
    // AVI has no pts; both are N/A in a damaged file.
    const startSeconds = finite(pts) ?? finite(dts);
    if (startSeconds === null) return;
    endSeconds = Math.max(endSeconds, startSeconds + (finite(duration) ?? 0));
  };

  return {
    take(text: string): void {
      const lines = (partialLine + text).split('\n');
      partialLine = lines.pop() ?? '';
      for (const line of lines) takeLine(line);
    },
    /** Packets of the picture, and when the last of both ends, on the file's own clock. */
    result: () => ({ pictures, endSeconds }),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
