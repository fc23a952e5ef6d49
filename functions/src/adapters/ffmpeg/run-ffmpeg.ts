import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { type Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fluent from 'fluent-ffmpeg';
import type { FfmpegCommand } from '../../domain/video/ffmpeg-arguments.ts';
import { readTold, type Told } from '../../domain/video/told-by-ffmpeg.ts';
import { type ChildEnd, childEnvironment, superviseChild } from './supervise-child.ts';

export interface RunOptions {
  timeoutMs: number;
  signal: AbortSignal;
  /** What the command reads from `pipe:0`. */
  input?: Readable;
  /** The next chunk comes once a promise that it answers is settled, which may not reject. */
  onOutput(chunk: Uint8Array): void | Promise<void>;
  onProgress(progress: FfmpegProgress): void;
  /** What the command's filters print about the pictures that they see. */
  onTold?(told: Told): void;
}
export interface FfmpegProgress {
  /** Frames written to the first picture output. */
  frames: number;
  /** The longest output so far. */
  seconds: number;
}

/**
 * Runs one ffmpeg process and tells how it ended; never rejects. The only importer of
 * fluent-ffmpeg 2.1.3 (archived), and where its defects are contained:
 * - before a spawn it lists formats and encoders in two more ffmpeg processes that nothing can
 *   kill, and a kill() meanwhile does nothing: preparing is cut down to building the arguments, so
 *   the spawn happens within run();
 * - a binary that cannot be spawned becomes an uncaughtException, because its error listener reads
 *   output rings that are not there: that listener is replaced;
 * - its timeout, `error` and `end` may come while the child lives: only the child's `close` counts;
 * - a `progress` listener starts an unguarded ffprobe, and its percent is wrong on trimmed input:
 *   progress is read from `-progress`;
 * - an output stream's `close` kills ffmpeg 20 ms later, while it finishes its other files: ours
 *   never emits it;
 * - options with one space in them are split unless passed as separate arguments;
 * - the path of a binary is kept for the whole process: each command brings its own;
 * - a child inherits the whole environment: it is given its own.
 */
export async function runFfmpeg(
  binaryPath: string,
  command: FfmpegCommand,
  options: RunOptions,
): Promise<ChildEnd> {
  if (options.signal.aborted) return endWithoutChild('aborted', '');
  const running = buildCommand(binaryPath, command, options.onOutput);
  running.on('error', () => {});
  let end: Promise<ChildEnd> | undefined;
  running.once('start', () => {
    const child = running.ffmpegProc;
    if (child === undefined) return;
    child.removeAllListeners('error');
    // A child that ends early breaks the pipe: how it ended says why.
    if (options.input && child.stdin) pipeline(options.input, child.stdin).catch(() => {});
    end = superviseChild(child, { ...options, takeErrorLine: lineReader(options) });
  });
  try {
    running.run();
  } catch (error) {
    if (end === undefined) return endWithoutChild('not_started', String(error));
  }
  return end ?? endWithoutChild('not_started', 'fluent-ffmpeg started no process');
}

/** What fluent-ffmpeg does not declare: lib/processor.js and lib/capabilities.js. */
interface Internals {
  ffmpegProc?: ChildProcess;
  _getArguments(): string[];
  _spawnFfmpeg(
    ffmpegArguments: string[],
    options: SpawnOptions,
    onStart: unknown,
    onEnd: unknown,
  ): void;
}
type Callback = (error: Error | null, result: unknown) => void;

function buildCommand(
  binaryPath: string,
  command: FfmpegCommand,
  onOutput: RunOptions['onOutput'],
) {
  const { globalOptions, inputOptions, inputPath, outputs } = command;
  const running = fluent({ stdoutLines: 1 })
    .input(inputPath)
    .inputOptions('-progress', 'pipe:2', ...globalOptions, ...inputOptions);
  for (const { path, options } of outputs) {
    running.output(path ?? toStream(onOutput)).outputOptions(...options);
  }
  const internals = running as typeof running & Internals;
  const spawnFfmpeg = internals._spawnFfmpeg.bind(internals);
  return Object.assign(internals, {
    _spawnFfmpeg: (...[ffmpegArguments, options, ...then]: Parameters<typeof spawnFfmpeg>) =>
      spawnFfmpeg(ffmpegArguments, { ...options, env: childEnvironment }, ...then),
    _prepare: (callback: Callback) => callback(null, internals._getArguments()),
    _getFfmpegPath: (callback: Callback) => callback(null, binaryPath),
  });
}

function toStream(onOutput: RunOptions['onOutput']): Writable {
  return new Writable({
    emitClose: false,
    write(chunk: Uint8Array, _encoding, done) {
      const taken = onOutput(chunk);
      if (taken === undefined) done();
      else void taken.then(() => done());
    },
  });
}

/** Takes the `key=value` lines of `-progress` and what filters print; the rest are messages. */
function lineReader({ onProgress, onTold }: RunOptions): (line: string) => boolean {
  const progress = { frames: 0, seconds: 0 };
  return (line) => {
    const told = onTold === undefined ? null : readTold(line);
    if (told !== null) {
      onTold?.(told);
      return true;
    }
    const [, key, value] = /^([a-z][a-z0-9_]*)=\s*(\S+)\s*$/.exec(line) ?? [];
    if (key === undefined) return false;
    if (key === 'frame') progress.frames = Number(value) || 0;
    // Microseconds, whatever the name says; N/A until the first packet is written.
    if (key === 'out_time_ms') progress.seconds = Math.max(0, Number(value) / 1e6 || 0);
    if (key === 'progress') onProgress({ ...progress });
    return true;
  };
}

function endWithoutChild(cause: 'aborted' | 'not_started', stderrTail: string): ChildEnd {
  return { cause, exitCode: null, exitSignal: null, stderrTail };
}
