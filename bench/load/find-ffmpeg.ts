import process from 'node:process';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';

/** The ffmpeg that the worker of the local stack uses. */
export async function findFfmpeg(): Promise<string> {
  const { ffmpegPath } = await findBinaries({
    ffmpegPath: process.env['FFMPEG_PATH'] ?? null,
    ffprobePath: process.env['FFPROBE_PATH'] ?? null,
    searchPath: process.env['PATH'] ?? '',
    deployed: false,
  });
  return ffmpegPath;
}
