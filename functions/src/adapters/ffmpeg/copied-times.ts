import { StringDecoder } from 'node:string_decoder';
import { type PacketTimes, packetTimes } from './packet-times.ts';

/**
 * Reads what `timesCommand` prints: `#tb 0: 1/15360` for each stream that was asked for, then `stream,
 * dts, pts, duration, size, hash` a packet, streams counted in the order in which they were asked for.
 */
export function copiedTimes(indices: readonly number[]) {
  const decoder = new StringDecoder();
  const units = new Map<number, number>();
  const times = packetTimes(indices.map((_, place) => place));
  let partialLine = '';

  const takeLine = (line: string) => {
    const unit = /^#tb (\d+): (\d+)\/(\d+)/.exec(line)?.map(Number);
    if (unit !== undefined) units.set(unit[1] ?? 0, (unit[2] ?? 0) / (unit[3] ?? 1));
    const [place, dts, pts, duration] = line.split(',').map(Number);
    const seconds = units.get(place ?? -1);
    if (seconds === undefined) return;
    const at = (ticks = Number.NaN) => ticks * seconds;
    times.add(place ?? -1, { pts: at(pts), dts: at(dts), duration: at(duration) });
  };

  return {
    take(chunk: Uint8Array): void {
      const lines = (partialLine + decoder.write(Buffer.from(chunk))).split('\n');
      partialLine = lines.pop() ?? '';
      for (const line of lines) takeLine(line);
    },
    of: (index: number): PacketTimes => times.of(indices.indexOf(index)),
  };
}
