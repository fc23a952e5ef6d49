import type { Media } from '../../workflows/ports/media.ts';
import type { Logger } from '../../workflows/ports.ts';
import { cutClip } from './cut-clip.ts';
import { type BinaryOptions, findBinaries } from './find-binaries.ts';
import { lookAtVideo } from './look.ts';
import { newerFfmpegAdvice } from './newer-ffmpeg-advice.ts';
import { normaliseVideo } from './normalise.ts';
import { type ProbeTools, probeVideo } from './probe.ts';
import { readDecodableCodecs, readToneMapping } from './read-abilities.ts';
import { redrawVideo } from './redraw.ts';
import { takePoster } from './take-poster.ts';

/** ffmpeg and ffprobe are looked for at the first use, and again after a failure. */
export function createMedia(options: BinaryOptions, logger?: Pick<Logger, 'warn'>): Media {
  let found: Promise<ProbeTools> | undefined;
  const tools = () => {
    found ??= findTools(options, logger).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    version: async () => (await tools()).version,
    probe: async (path, signal) => probeVideo(await tools(), path, signal),
    normalise: async (job) => normaliseVideo((await tools()).ffmpegPath, job),
    look: async (job) => lookAtVideo((await tools()).ffmpegPath, job),
    redraw: async (job) => redrawVideo((await tools()).ffmpegPath, job),
    picture: async (job) => takePoster((await tools()).ffmpegPath, job),
    cut: async (job) => cutClip((await tools()).ffmpegPath, job),
  };
}

async function findTools(
  options: BinaryOptions,
  logger?: Pick<Logger, 'warn'>,
): Promise<ProbeTools> {
  const binaries = await findBinaries(options);
  if (binaries.outdated) {
    logger?.warn('old_ffmpeg', { version: binaries.version, advice: newerFfmpegAdvice });
  }
  const { ffmpegPath, version } = binaries;
  const mapsTones = await readToneMapping(ffmpegPath);
  if (!mapsTones) logger?.warn('hdr_stays_as_it_is', { version, missing: 'zscale or tonemap' });
  return { ...binaries, mapsTones, decodable: await readDecodableCodecs(ffmpegPath) };
}
