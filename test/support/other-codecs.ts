import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { pictureCodecs } from '../../functions/src/domain/video/decoded-codecs.ts';
import { ffmpeg, localBinaries } from './make-clips.ts';

const run = promisify(execFile);

export interface PictureEncoder {
  encoder: string;
  /** What it writes, as ffmpeg calls it. */
  codec: string;
}

/** They need a chip, or write what is no video: text pictures, or frames by their address. */
const noneOfOurs = /_(?:nvenc|qsv|vaapi|v4l2m2m|omx|vulkan|amf|videotoolbox)$|^a64|^wrapped_/;

/** The encoders that this ffmpeg has for pictures that we do not decode. */
export async function encodersOfOtherPictures(): Promise<PictureEncoder[]> {
  const { ffmpegPath } = await findBinaries(localBinaries);
  const { stdout } = await run(ffmpegPath, ['-hide_banner', '-loglevel', 'error', '-encoders']);
  // ` V....D libopenjpeg          OpenJPEG JPEG 2000 (codec jpeg2000)`
  return [...stdout.matchAll(/^ V[A-Z.]{5} (\w[\w-]*) (.*)$/gm)]
    .map(([, encoder = '', rest = '']) => ({
      encoder,
      codec: /\(codec (\w+)\)/.exec(rest)?.[1] ?? encoder,
    }))
    .filter(({ encoder }) => !noneOfOurs.test(encoder))
    .filter(({ codec }) => !pictureCodecs.some((decoded) => decoded.codec === codec));
}

/** Sizes that one or the other encoder insists on. */
const sizes = ['176x144', '128x128'];

export interface OtherClip {
  path: string;
  /** What the container says that it holds; it has no name for some. */
  codec: string;
}

/** A clip by this encoder, with sound; null where this container takes none of its. */
export async function clipBy(
  { encoder }: PictureEncoder,
  folder: string,
  container: string,
): Promise<OtherClip | null> {
  const path = join(folder, `${encoder}.${container}`);
  for (const size of sizes) {
    const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=25:duration=0.4`];
    const sound = ['-f', 'lavfi', '-i', 'sine=duration=0.4', '-c:a', 'pcm_s16le'];
    const coded = ['-c:v', encoder, '-strict', '-2'];
    const made = await ffmpeg([...picture, ...sound, ...coded, path]).then(
      () => true,
      () => false,
    );
    const codec = made ? await firstCodec(path) : '';
    if (codec !== '' && !pictureCodecs.some((decoded) => decoded.codec === codec)) {
      return { path, codec };
    }
    await rm(path, { force: true });
  }
  return null;
}

async function firstCodec(path: string): Promise<string> {
  const { ffprobePath } = await findBinaries(localBinaries);
  const of = ['-select_streams', 'v:0', '-show_entries', 'stream=codec_name', '-of', 'csv=p=0'];
  const { stdout } = await run(ffprobePath, ['-loglevel', 'quiet', ...of, path]).catch(() => ({
    stdout: '',
  }));
  return stdout.trim();
}
