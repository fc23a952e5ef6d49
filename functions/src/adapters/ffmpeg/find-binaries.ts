import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { runTool } from './run-tool.ts';

export interface BinaryOptions {
  /** FFMPEG_PATH and FFPROBE_PATH; null where not set. */
  ffmpegPath: string | null;
  ffprobePath: string | null;
  /** PATH. */
  searchPath: string;
  /** A deployed worker reads hostile files: it takes no ffmpeg older than 5, nor the bundled one. */
  deployed: boolean;
}
export interface Binaries {
  ffmpegPath: string;
  ffprobePath: string;
  /** Of ffmpeg, such as `5.1.6-0+deb12u1`. */
  version: string;
}

/** Throws `internal` (retryable), its cause telling an operator what to install or set. */
export async function findBinaries(options: BinaryOptions): Promise<Binaries> {
  const ffprobePath = await firstExecutable(
    options.ffprobePath === null
      ? [...onPath('ffprobe', options.searchPath), pathFromPackage('@ffprobe-installer/ffprobe')]
      : [options.ffprobePath],
  );
  if (ffprobePath === null) throw missing('ffprobe', 'FFPROBE_PATH', options.ffprobePath);
  const found = await findFfmpeg(options);
  if (found === null) throw missing('ffmpeg', 'FFMPEG_PATH', options.ffmpegPath);
  return { ...found, ffprobePath };
}

async function findFfmpeg(options: BinaryOptions) {
  const candidates =
    options.ffmpegPath === null
      ? [
          pathFromPackage('ffmpeg-static'),
          ...onPath('ffmpeg', options.searchPath),
          ...(options.deployed ? [] : [pathFromPackage('@ffmpeg-installer/ffmpeg')]),
        ]
      : [options.ffmpegPath];
  for (const ffmpegPath of candidates) {
    if (ffmpegPath === null || !(await isExecutable(ffmpegPath))) continue;
    const { version, libavcodecMajor } = await readVersion(ffmpegPath);
    if (version === null || (options.deployed && libavcodecMajor < libavcodecOfFfmpeg5)) continue;
    return { ffmpegPath, version };
  }
  return null;
}

/** The library's number tells the age of builds that are named after a commit, too. */
const libavcodecOfFfmpeg5 = 59;

async function readVersion(ffmpegPath: string) {
  let banner = '';
  await runTool(ffmpegPath, ['-version'], {
    timeoutMs: 10_000,
    maxOutputBytes: 64 * 1024,
    signal: new AbortController().signal,
    onOutput: (text) => {
      banner += text;
    },
  });
  const version = /^ffmpeg version (\S+)/.exec(banner)?.[1] ?? null;
  return { version, libavcodecMajor: Number(/libavcodec\s+(\d+)\./.exec(banner)?.[1] ?? 0) };
}

function onPath(name: string, searchPath: string): string[] {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name));
}

const requireFromHere = createRequire(import.meta.url);

/** Where an optional package says that its binary is: ffmpeg-static may name a missing file. */
function pathFromPackage(name: string): string | null {
  try {
    const exported: unknown = requireFromHere(name);
    if (typeof exported === 'string') return exported;
    return typeof exported === 'object' && exported !== null && 'path' in exported
      ? String(exported.path)
      : null;
  } catch {
    return null;
  }
}

async function firstExecutable(paths: readonly (string | null)[]): Promise<string | null> {
  for (const path of paths) if (path !== null && (await isExecutable(path))) return path;
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function missing(name: string, variable: string, configured: string | null): AppError {
  const tried = configured === null ? 'on PATH or in the packages' : `at ${configured}`;
  return new AppError('internal', 'Videos cannot be processed right now. Please try again later.', {
    retryable: true,
    cause: new Error(
      `No usable ${name} ${tried} (deployed: ffmpeg 5 or newer). Install it or set ${variable}.`,
    ),
  });
}
