import { AppError } from '../../domain/errors.ts';
import { packetArguments } from '../../domain/video/probe-arguments.ts';
import { failureOf, tellsOfMissingEnd, unreadable } from './media-failures.ts';
import { packetTimes } from './packet-times.ts';
import { type Header, type ReadTracks, readHeader } from './read-header.ts';
import { type ReadingTools, readTracksApart } from './read-tracks-apart.ts';
import { runTool } from './run-tool.ts';

/** Container, streams, and the times of all packets: headers lie, and browsers write no duration. */
export async function readTracks(
  tools: ReadingTools,
  path: string,
  signal: AbortSignal,
): Promise<ReadTracks> {
  const { ffprobePath } = tools;
  const header = await readHeader(ffprobePath, path, signal).catch(async (error: unknown) => {
    if (!(error instanceof AppError && error.code === 'video_unreadable')) throw error;
    return { error, apart: await readTracksApart(tools, path, signal) };
  });
  if ('error' in header) {
    if (header.apart === null) throw header.error;
    return header.apart;
  }
  return { header, times: await readPackets(ffprobePath, path, header, signal) };
}

async function readPackets(
  ffprobePath: string,
  path: string,
  { streams }: Header,
  signal: AbortSignal,
): Promise<ReadTracks['times']> {
  const pictures = streams.filter(({ codec_type }) => codec_type === 'video');
  const times = packetTimes(pictures.map(({ index }) => index));
  // Sound alone may lie in a container of sound, which is not opened again.
  if (pictures.length === 0) return times.of;
  const end = await runTool(ffprobePath, packetArguments(path), {
    timeoutMs: 60_000,
    maxOutputBytes: 64 * 1024 * 1024,
    signal,
    onOutput: times.take,
  });
  if (end.cause !== 'exited' || end.exitCode !== 0) throw failureOf(end, signal);
  if (tellsOfMissingEnd(end.stderrTail)) throw unreadable(end);
  return times.of;
}
