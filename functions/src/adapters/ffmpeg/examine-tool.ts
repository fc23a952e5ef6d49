import { isExecutable, type ToolName } from './checked-tools.ts';
import { runTool } from './run-tool.ts';

export interface Tool {
  path: string;
  version: string;
  /** Older than ffmpeg 5. */
  outdated: boolean;
}

/** The library's number tells the age of builds that are named after a commit, too. */
const libavcodecOfFfmpeg5 = 59;

/** Null for what is missing or is no such tool. */
export async function examineTool(name: ToolName, path: string): Promise<Tool | null> {
  if (!(await isExecutable(path))) return null;
  let banner = '';
  await runTool(path, ['-version'], {
    timeoutMs: 10_000,
    maxOutputBytes: 64 * 1024,
    signal: new AbortController().signal,
    onOutput: (text) => {
      banner += text;
    },
  });
  const version = new RegExp(`^${name} version (\\S+)`).exec(banner)?.[1];
  const libavcodecMajor = Number(/libavcodec\s+(\d+)\./.exec(banner)?.[1] ?? 0);
  return version === undefined
    ? null
    : { path, version, outdated: libavcodecMajor < libavcodecOfFfmpeg5 };
}
