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
  /** A deployed worker reads hostile files: it takes neither tool of an ffmpeg older than 5. */
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
  const { searchPath, deployed } = options;
  const ffprobe = await findTool('ffprobe', options.ffprobePath, deployed, () => [
    ...onPath('ffprobe', searchPath),
    pathFromPackage('@ffprobe-installer/ffprobe'),
  ]);
  const ffmpeg = await findTool('ffmpeg', options.ffmpegPath, deployed, () => [
    pathFromPackage('ffmpeg-static'),
    ...onPath('ffmpeg', searchPath),
    deployed ? null : pathFromPackage('@ffmpeg-installer/ffmpeg'),
  ]);
  return { ffprobePath: ffprobe.path, ffmpegPath: ffmpeg.path, version: ffmpeg.version };
}

/** The configured binary and no other, else the first candidate that runs and is young enough. */
async function findTool(
  name: 'ffmpeg' | 'ffprobe',
  configured: string | null,
  deployed: boolean,
  candidates: () => readonly (string | null)[],
): Promise<{ path: string; version: string }> {
  for (const path of configured === null ? candidates() : [configured]) {
    if (path === null || !(await isExecutable(path))) continue;
    const { version, libavcodecMajor } = await readVersion(name, path);
    if (version === null || (deployed && libavcodecMajor < libavcodecOfFfmpeg5)) continue;
    return { path, version };
  }
  throw missing(name, configured, deployed);
}

/** The library's number tells the age of builds that are named after a commit, too. */
const libavcodecOfFfmpeg5 = 59;

async function readVersion(name: string, path: string) {
  let banner = '';
  await runTool(path, ['-version'], {
    timeoutMs: 10_000,
    maxOutputBytes: 64 * 1024,
    signal: new AbortController().signal,
    onOutput: (text) => {
      banner += text;
    },
  });
  const version = new RegExp(`^${name} version (\\S+)`).exec(banner)?.[1] ?? null;
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

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function missing(name: string, configured: string | null, deployed: boolean): AppError {
  const tried = configured === null ? 'on PATH or in the packages' : `at ${configured}`;
  const needed = deployed ? `${name} of ffmpeg 5 or newer` : name;
  return new AppError('internal', 'Videos cannot be processed right now. Please try again later.', {
    retryable: true,
    cause: new Error(`No usable ${needed} ${tried}. Install it or set ${name.toUpperCase()}_PATH.`),
  });
}
