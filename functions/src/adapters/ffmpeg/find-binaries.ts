import { delimiter, join } from 'node:path';
import { AppError } from '../../domain/errors.ts';
import { requireCheckedTools, type ToolName, toolsFolder } from './checked-tools.ts';
import { examineTool, type Tool } from './examine-tool.ts';
import { pathFromPackage, pathOfFfmpegStatic, thisMachine } from './packaged-tools.ts';
import { pinnedRelease, type Release } from './pinned-release.ts';

export interface BinaryOptions {
  /** FFMPEG_PATH and FFPROBE_PATH; null where not set. */
  ffmpegPath: string | null;
  ffprobePath: string | null;
  /** PATH. */
  searchPath: string;
  /**
   * A deployed worker reads hostile files: it runs what is configured, else what was checked
   * against the pinned release, and nothing older than ffmpeg 5.
   */
  deployed: boolean;
  /** Where the checked tools lie, out of which release, and whether they run on this machine. */
  checked?: CheckedTools;
}
export interface CheckedTools {
  folder: string;
  release: Release;
  runHere: boolean;
}
export interface Binaries {
  ffmpegPath: string;
  ffprobePath: string;
  /** Of ffmpeg, such as `5.1.6-0+deb12u1`. */
  version: string;
  /** Either is older than ffmpeg 5: good for a first look. */
  outdated: boolean;
}

type Candidate = () => string | null | Promise<string | null>;

/** Throws `internal` (retryable), its cause telling an operator what to install or set. */
export async function findBinaries(options: BinaryOptions): Promise<Binaries> {
  const { checked = deployedTools } = options;
  let tools: ReturnType<typeof requireCheckedTools> | undefined;
  const pinned = (name: ToolName) => async () => {
    tools ??= requireCheckedTools(checked.folder, checked.release);
    return (await tools)[name];
  };
  const find = (name: ToolName, configured: string | null) =>
    findTool(
      name,
      configured === null ? candidatesOf(name, pinned(name), checked, options) : [() => configured],
      (amiss) => missing(name, configured, options.deployed, amiss),
      options.deployed,
    );
  const ffprobe = await find('ffprobe', options.ffprobePath);
  const ffmpeg = await find('ffmpeg', options.ffmpegPath);
  return {
    ffprobePath: ffprobe.path,
    ffmpegPath: ffmpeg.path,
    version: ffmpeg.version,
    outdated: ffprobe.outdated || ffmpeg.outdated,
  };
}

/** The first that is young enough; where none is, the first, but not for a deployed worker. */
async function findTool(
  name: ToolName,
  candidates: readonly Candidate[],
  missingFor: (amiss: readonly string[]) => AppError,
  deployed: boolean,
): Promise<Tool> {
  const amiss: string[] = [];
  let outdated: Tool | null = null;
  for (const candidate of candidates) {
    const path = await Promise.resolve(candidate()).catch((error: Error) => {
      amiss.push(error.message);
      return null;
    });
    const tool = path === null ? null : await examineTool(name, path);
    if (tool === null) continue;
    if (!tool.outdated) return tool;
    outdated ??= tool;
  }
  if (outdated !== null && !deployed) return outdated;
  throw missingFor(amiss);
}

function candidatesOf(
  name: ToolName,
  pinned: Candidate,
  { runHere }: CheckedTools,
  options: BinaryOptions,
): Candidate[] {
  if (options.deployed) return [pinned];
  return [
    ...onPath(name, options.searchPath).map((path) => () => path),
    ...(runHere ? [pinned] : []),
    ...(name === 'ffmpeg'
      ? [pathOfFfmpegStatic, () => pathFromPackage('@ffmpeg-installer/ffmpeg')]
      : [() => pathFromPackage('@ffprobe-installer/ffprobe')]),
  ];
}

const deployedTools: CheckedTools = {
  folder: toolsFolder,
  release: pinnedRelease,
  runHere: thisMachine === 'linux-x64',
};

function onPath(name: string, searchPath: string): string[] {
  const folders = searchPath.split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name));
}

function missing(
  name: string,
  configured: string | null,
  deployed: boolean,
  amiss: readonly string[],
): AppError {
  const variable = `${name.toUpperCase()}_PATH`;
  const needed = deployed ? `${name} of ffmpeg 5 or newer` : name;
  const words =
    configured !== null
      ? `No usable ${needed} at ${configured}. Install it or set ${variable}.`
      : deployed
        ? `No usable ${needed}: ${amiss.join(' ') || 'what was checked does not run here.'} ` +
          `\`npm run deploy\` brings a checked one with it; another needs ${variable}.`
        : `No usable ${needed} on PATH or in the packages. Install it or set ${variable}.`;
  return new AppError('internal', 'Videos cannot be processed right now. Please try again later.', {
    retryable: true,
    cause: new Error(words),
  });
}
