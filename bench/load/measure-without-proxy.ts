import { createReadStream } from 'node:fs';
import { devNull } from 'node:os';
import path from 'node:path';
import { frameReader } from '../../functions/src/adapters/ffmpeg/frame-reader.ts';
import { runFfmpeg } from '../../functions/src/adapters/ffmpeg/run-ffmpeg.ts';
import type { Measurements } from '../../functions/src/contract/measurements.ts';
import type { DecodingPlan } from '../../functions/src/domain/video/decoding-plan.ts';
import { normaliseCommand } from '../../functions/src/domain/video/ffmpeg-arguments.ts';
import { measure } from '../../functions/src/signal/measure.ts';
import { createMotionMeter } from '../../functions/src/signal/motion/motion-meter.ts';
import { createSoundMeter } from '../../functions/src/signal/onsets/sound-meter.ts';
import { smallFrameBytes } from '../../functions/src/signal/signal-format.ts';

/** The worker's own decode, filters and meters; what would be encoded is thrown away instead. */
export async function measureWithoutProxy(
  ffmpegPath: string,
  source: { path: string; plan: DecodingPlan; seconds: number },
  folder: string,
): Promise<Measurements> {
  const soundPath = path.join(folder, 'sound.s16le');
  const command = normaliseCommand({
    sourcePath: source.path,
    proxyPath: devNull,
    soundPath,
    steadySoundPath: devNull,
    plan: source.plan,
    maxSeconds: source.seconds,
  });
  const unencoded = ['-map', '[proxy]', '-map', '[heard]', '-f', 'null'];
  const outputs = command.outputs.map((output) =>
    output.path === devNull ? { path: devNull, options: unencoded } : output,
  );
  const motion = createMotionMeter();
  const end = await runFfmpeg(
    ffmpegPath,
    { ...command, outputs },
    {
      timeoutMs: 600_000,
      signal: new AbortController().signal,
      onOutput: frameReader(smallFrameBytes, motion.add).take,
      onProgress: () => {},
    },
  );
  if (end.exitCode !== 0) throw new Error(`ffmpeg could not read the clip: ${end.stderrTail}`);
  const sound = createSoundMeter();
  for await (const chunk of createReadStream(soundPath)) sound.add(chunk);
  return measure(motion.finish(), sound.finish());
}
