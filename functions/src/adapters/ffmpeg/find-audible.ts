import { audibleTrack } from '../../domain/video/audible-track.ts';
import { loudnessArguments } from '../../domain/video/probe-arguments.ts';
import { runTool } from './run-tool.ts';

/** More are not listened to: the first is taken then. */
const mostTracks = 8;

/** The first of several tracks that is not silent; where none can be told from silence, the first. */
export async function findAudible<T extends { index: number }>(
  ffmpegPath: string,
  path: string,
  sounds: readonly T[],
  signal: AbortSignal,
): Promise<T | null> {
  if (sounds.length < 2 || sounds.length > mostTracks) return sounds[0] ?? null;
  const indices = sounds.map(({ index }) => index);
  const peaks: (number | null)[] = indices.map(() => null);
  await runTool(ffmpegPath, loudnessArguments(path, indices), {
    ...{ timeoutMs: 120_000, maxOutputBytes: 0, signal, onOutput: () => {} },
    takeErrorLine(line) {
      const told = /volumedetect_(\d+) @ [^\]]*\] max_volume: (\S+) dB/.exec(line);
      if (told !== null) peaks[Number(told[1])] = Number(told[2]);
      return told !== null;
    },
  });
  signal.throwIfAborted();
  return sounds[audibleTrack(peaks)] ?? null;
}
