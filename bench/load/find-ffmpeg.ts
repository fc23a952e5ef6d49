import process from 'node:process';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';

/** Where the worker of the local stack looks for its tools. */
export const localBinaries = {
  ffmpegPath: process.env['FFMPEG_PATH'] ?? null,
  ffprobePath: process.env['FFPROBE_PATH'] ?? null,
  searchPath: process.env['PATH'] ?? '',
  deployed: false,
};

export async function findFfmpeg(): Promise<string> {
  return (await findBinaries(localBinaries)).ffmpegPath;
}
