import type { Media } from '../../workflows/ports/media.ts';
import { cutClip } from './cut-clip.ts';
import { type Binaries, type BinaryOptions, findBinaries } from './find-binaries.ts';
import { normaliseVideo } from './normalise.ts';
import { probeVideo } from './probe.ts';
import { redrawVideo } from './redraw.ts';

/** ffmpeg and ffprobe are looked for at the first use, and again after a failure. */
export function createMedia(options: BinaryOptions): Media {
  let found: Promise<Binaries> | undefined;
  const binaries = () => {
    found ??= findBinaries(options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    version: async () => (await binaries()).version,
    probe: async (path, signal) => probeVideo((await binaries()).ffprobePath, path, signal),
    normalise: async (job) => normaliseVideo((await binaries()).ffmpegPath, job),
    redraw: async (job) => redrawVideo((await binaries()).ffmpegPath, job),
    cut: async (job) => cutClip((await binaries()).ffmpegPath, job),
  };
}
