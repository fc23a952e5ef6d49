import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import {
  copyHeaderArguments,
  streamCopy,
  timesCommand,
} from '../../domain/video/probe-arguments.ts';
import { copiedTimes } from './copied-times.ts';
import type { Binaries } from './find-binaries.ts';
import { type ListedStream, listStreams } from './list-streams.ts';
import { tellsOfMissingEnd, unreadable } from './media-failures.ts';
import type { PacketTimes } from './packet-times.ts';
import { parseHeader, type ReadTracks, type Stream } from './read-header.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { runTool } from './run-tool.ts';

export interface ReadingTools extends Binaries {
  /** Names of the codecs that an upload is decoded from. */
  decodable: ReadonlySet<string>;
}

/**
 * For a file that ffprobe gives up: it opens a decoder for every stream and ends where one may not be
 * opened (a cover in PNG, subtitles, sound of an odd kind) or cannot be (xHE-AAC before ffmpeg 7.1),
 * though that stream may be all that this costs. ffmpeg lists the streams and copies those that we
 * decode, each by itself and undecoded; ffprobe looks at the copies. Null where nothing is learned so.
 */
export async function readTracksApart(
  tools: ReadingTools,
  path: string,
  signal: AbortSignal,
): Promise<ReadTracks | null> {
  const listed = await listStreams(tools.ffmpegPath, path, signal);
  if (listed === null) return null;
  const source = { tools, path, container: listed.container, signal };
  const streams: Stream[] = [];
  for (const stream of listed.streams) {
    const copied = tools.decodable.has(stream.codec) ? await readCopy(source, stream) : null;
    streams.push({ ...(copied ?? undecoded(stream)), ...placeOf(stream) });
  }
  const isOpened = ({ codec_name }: Stream) => codec_name !== undefined;
  const format = { format_name: listed.container, start_time: listed.startSeconds };
  const header = { format: { ...format, probe_score: 100 }, streams };
  const timed = streams.filter(({ disposition }) => disposition.attached_pic === 0);
  const pictures = timed.filter(({ codec_type }) => codec_type === 'video');
  // Sound alone may lie in a container of sound, which is not opened again.
  if (pictures.length === 0) return { header, times: () => unknownTimes };
  const isKnown = ({ index }: Stream) =>
    listed.streams.some((stream) => stream.index === index && tools.decodable.has(stream.codec));
  // What we decode and cannot open is damaged.
  if (!pictures.some((picture) => isOpened(picture) || !isKnown(picture))) return null;
  const times =
    (await readTimes(source, timed)) ?? (await readTimes(source, timed.filter(isOpened)));
  return { header, times: (index) => times?.(index) ?? unknownTimes };
}

interface Source {
  tools: ReadingTools;
  path: string;
  container: string;
  signal: AbortSignal;
}

function undecoded({ type, codec }: ListedStream): Omit<Stream, 'index' | 'disposition'> {
  return {
    ...{ width: 0, height: 0, sample_rate: 0, avg_frame_rate: '0/0', codec_name: undefined },
    ...{ tags: { rotate: 0 }, side_data_list: [], codec_type: type },
    codec_tag_string: codec === 'aac' ? 'xhe-aac' : codec,
  };
}

/** What a copy of the beginning does not tell. */
function placeOf({ index, isAttached, isDefault, framesPerSecond }: ListedStream) {
  return {
    index,
    avg_frame_rate: `${framesPerSecond}/1`,
    disposition: { attached_pic: Number(isAttached), default: Number(isDefault) },
  };
}

/** Of a stream that could not be copied it is known that it is there. */
const unknownTimes = { packets: 1, startSeconds: 0, endSeconds: 0, seconds: new Float64Array(0) };

/** What ffprobe tells of a stream's copy; null where it gives that up too. */
async function readCopy(source: Source, stream: ListedStream): Promise<Stream | null> {
  // Matroska takes almost any codec, but does not tell how a picture lies.
  const containers = source.container.startsWith('mov')
    ? (['mov', 'matroska'] as const)
    : (['matroska'] as const);
  for (const container of containers) {
    const json = await probeCopy(source, stream.index, container);
    const [copied] = parseHeader(json)?.streams ?? [];
    if (copied !== undefined) return copied;
  }
  return null;
}

/** What ffprobe prints of a stream that ffmpeg copies into its standard input. */
async function probeCopy(
  { tools, path, signal }: Source,
  index: number,
  container: 'mov' | 'matroska',
): Promise<string> {
  const copied = new PassThrough();
  const probed = new AbortController();
  const copying = runFfmpeg(tools.ffmpegPath, streamCopy(path, index, container), {
    timeoutMs: 60_000,
    signal: AbortSignal.any([signal, probed.signal]),
    onProgress: () => {},
    async onOutput(chunk) {
      if (probed.signal.aborted || copied.write(chunk)) return;
      await once(copied, 'drain', { signal: probed.signal }).catch(() => {});
    },
  }).finally(() => copied.end());
  let json = '';
  await runTool(tools.ffprobePath, copyHeaderArguments, {
    ...{ timeoutMs: 60_000, maxOutputBytes: 1024 * 1024, signal, input: copied },
    onOutput: (text) => {
      json += text;
    },
  });
  probed.abort();
  await copying;
  signal.throwIfAborted();
  return json;
}

/** The packets of all of these streams; null where one of them cannot be copied. */
async function readTimes(
  { tools, path, signal }: Source,
  streams: readonly Stream[],
): Promise<((index: number) => PacketTimes | undefined) | null> {
  const indices = streams.map(({ index }) => index);
  if (indices.length === 0) return null;
  const times = copiedTimes(indices);
  const end = await runFfmpeg(tools.ffmpegPath, timesCommand(path, indices), {
    ...{ timeoutMs: 60_000, signal, onOutput: times.take, onProgress: () => {} },
  });
  signal.throwIfAborted();
  if (tellsOfMissingEnd(end.stderrTail)) throw unreadable(end);
  if (end.cause !== 'exited' || end.exitCode !== 0) return null;
  return (index) => (indices.includes(index) ? times.of(index) : undefined);
}
