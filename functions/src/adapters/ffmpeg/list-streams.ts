import { listArguments } from '../../domain/video/probe-arguments.ts';
import { runTool } from './run-tool.ts';

/** What ffmpeg tells of a file without opening a decoder that it may not. */
export interface Listing {
  /** As ffprobe names it. */
  container: string;
  startSeconds: number;
  streams: ListedStream[];
}
export interface ListedStream {
  index: number;
  type: 'video' | 'audio';
  /** As ffmpeg calls it; the file's own four characters where it has no name for it. */
  codec: string;
  isAttached: boolean;
  isDefault: boolean;
  /** In the mean; 0 where unknown. */
  framesPerSecond: number;
}

const mostStreams = 32;

/** The pictures and sounds of a file; null where it has none. */
export async function listStreams(
  ffmpegPath: string,
  path: string,
  signal: AbortSignal,
): Promise<Listing | null> {
  let container: string | null = null;
  let startSeconds = 0;
  const streams: ListedStream[] = [];
  // It ends with an error, since no output is named; its words on the input come before.
  await runTool(ffmpegPath, listArguments(path), {
    ...{ timeoutMs: 30_000, maxOutputBytes: 0, signal, onOutput: () => {} },
    takeErrorLine(line) {
      container ??= /^Input #0, (\S+), from /.exec(line)?.[1] ?? null;
      startSeconds ||= Number(/^ {2}Duration: .*, start: (-?[\d.]+)/.exec(line)?.[1] ?? 0);
      const stream = readStreamLine(line);
      if (stream === null || streams.length === mostStreams) return false;
      streams.push(stream);
      return true;
    },
  });
  signal.throwIfAborted();
  return container === null || streams.length === 0 ? null : { container, startSeconds, streams };
}

/** `  Stream #0:2[0x0](und): Video: png (png  / 0x20676E70), none(pc), 90k tbn (attached pic)` */
function readStreamLine(line: string): ListedStream | null {
  const [, index, type, name = '', rest = ''] =
    /^ {2}Stream #0:(\d+)\S*: (Video|Audio): (\w+)(.*)/.exec(line) ?? [];
  if (index === undefined) return null;
  return {
    index: Number(index),
    type: type === 'Video' ? 'video' : 'audio',
    // Of a codec without a name: `none (apac / 0x…)`.
    codec: name === 'none' ? (/\((\S+) \/ 0x/.exec(rest)?.[1] ?? name) : name,
    isAttached: / \(attached pic\)/.test(rest),
    isDefault: / \(default\)/.test(rest),
    // From a thousand on it says `1k fps`.
    framesPerSecond: Number(/, ([\d.]+k?) fps,/.exec(rest)?.[1]?.replace('k', 'e3') ?? 0),
  };
}
