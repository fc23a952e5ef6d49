import process from 'node:process';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { newerFfmpegAdvice } from '../../functions/src/adapters/ffmpeg/newer-ffmpeg-advice.ts';

export interface Ffmpeg {
  version: string;
  /** A deployed worker would refuse it. */
  isOld: boolean;
}

/** The ffmpeg that tests and workers of this machine use; null where there is none. */
export async function examineFfmpeg(environment = process.env): Promise<Ffmpeg | null> {
  try {
    const found = await findBinaries({
      ffmpegPath: environment['FFMPEG_PATH'] ?? null,
      ffprobePath: environment['FFPROBE_PATH'] ?? null,
      searchPath: environment['PATH'] ?? '',
      deployed: false,
    });
    return { version: found.version, isOld: found.outdated };
  } catch {
    return null;
  }
}

/** The one line in which `npm test` says what its media tests prove. */
export function describeForTests(ffmpeg: Ffmpeg | null): string {
  if (ffmpeg === null) return `Media tests fail: there is no ffmpeg. ${newerFfmpegAdvice}`;
  const tested = `Media tests run on ffmpeg ${ffmpeg.version}`;
  if (!ffmpeg.isOld) return tested;
  return `${tested}. This is older than what deploys (5 or newer), so they prove little. ${newerFfmpegAdvice}`;
}

/** What whoever starts a stack is told of its ffmpeg; null where all is well. */
export function describeForUse(ffmpeg: Ffmpeg | null): string | null {
  if (ffmpeg === null) return `There is no ffmpeg, so every video will fail. ${newerFfmpegAdvice}`;
  if (!ffmpeg.isOld) return null;
  return (
    `ffmpeg ${ffmpeg.version} is older than what deploys (5 or newer): it serves for a first look. ` +
    newerFfmpegAdvice
  );
}
