import { lightCommand } from '../../domain/video/probe-arguments.ts';
import {
  createLightMeter,
  type HdrTransfer,
  lightFrame,
  type ToneMap,
} from '../../domain/video/tone-map.ts';
import { frameReader } from './frame-reader.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** How bright a picture in high dynamic range gets, from its key frames. */
export async function measureLight(
  ffmpegPath: string,
  path: string,
  picture: { index: number; transfer: HdrTransfer },
  signal: AbortSignal,
): Promise<ToneMap> {
  const meter = createLightMeter();
  const frames = frameReader(lightFrame.bytes, meter.add);
  await runFfmpeg(ffmpegPath, lightCommand(path, picture.index), {
    ...{ timeoutMs: 120_000, signal, onOutput: frames.take, onProgress: () => {} },
  });
  signal.throwIfAborted();
  return meter.toneMap(picture.transfer);
}
