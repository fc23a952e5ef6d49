import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findBinaries } from '../../functions/src/adapters/ffmpeg/find-binaries.ts';
import { readDecodableCodecs } from '../../functions/src/adapters/ffmpeg/read-abilities.ts';
import { pictureCodecs } from '../../functions/src/domain/video/decoded-codecs.ts';
import { guarded } from '../../functions/src/domain/video/ffmpeg-arguments.ts';
import { ffmpeg, localBinaries, makeClip } from '../support/make-clips.ts';
import { mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, clipPath, write, normalise } = mediaWorkshop();
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

const refused = (path: string) =>
  expect(media.probe(path, never)).rejects.toMatchObject({
    code: 'unsupported_format',
    message: expect.stringMatching(/^The video is recorded in .*export it as H\.264/),
  });

/** The clip with more streams, its own as they are. */
async function joined(name: string, others: readonly string[], options: readonly string[]) {
  const path = await makeClip(clipPath(`plain-${name}.mp4`), { options: h264, seconds: 2 });
  const inputs = others.flatMap((other) => ['-i', other]);
  const maps = others.flatMap((_, index) => ['-map', `${index + 1}`]);
  const all = ['-i', path, ...inputs, '-map', '0', ...maps, '-c', 'copy', ...options];
  await ffmpeg([...all, clipPath(name)]);
  return { path: clipPath(name), alone: path };
}

async function picture(name: string, ...options: string[]): Promise<string> {
  await ffmpeg(['-f', 'lavfi', '-i', 'color=red:size=64x64', ...options, clipPath(name)]);
  return clipPath(name);
}

describe('a codec that no camera or editor writes', () => {
  it.each([
    ['FFV1', 'mkv', 'ffv1'],
    ['JPEG 2000', 'mov', 'jpeg2000'],
    ['Cinepak', 'avi', 'cinepak'],
    ['PNG', 'mov', 'png'],
    ['ZMBV', 'avi', 'zmbv'],
    ['FLASHSV', 'flv', 'flashsv'],
    ['TIFF', 'mkv', 'tiff'],
  ])('is refused as a picture, by its name: %s in %s', async (name, container, encoder) => {
    const sound = container === 'flv' ? ['-ar', '44100'] : ['-c:a', 'pcm_s16le'];
    const options = ['-c:v', encoder, ...sound];
    const size = '160x96';
    const path = await makeClip(clipPath(`other.${container}`), { seconds: 0.4, size, options });
    await refused(path);
    await expect(media.probe(path, never)).rejects.toThrow(name);
  });

  it('is refused also where a thumbnail beside it could be read', async () => {
    const long = await makeClip(clipPath('long.mkv'), { options: ['-c:v', 'ffv1'], sound: false });
    const thumbnail = await picture('short.mp4', '-frames:v', '1', ...h264);
    const both = ['-i', long, '-i', thumbnail, '-map', '0', '-map', '1', '-c', 'copy'];
    await ffmpeg([...both, clipPath('both.mkv')]);
    await refused(clipPath('both.mkv'));
  });

  it('costs nothing beside one that is decoded', async () => {
    const other = await picture('other.mov', '-t', '2', '-c:v', 'png');
    const { path, alone } = await joined('two.mov', [other], []);
    const [both, plain] = [await media.probe(path, never), await media.probe(alone, never)];
    expect(both.picture).toMatchObject({ index: plain.picture.index, endSeconds: 2 });
    expect((await normalise(path)).framesDecoded).toBe((await normalise(alone)).framesDecoded);
  });

  it('costs the sound alone, which is named', async () => {
    const options = [...h264, '-c:a', 'wmav2'];
    const path = await makeClip(clipPath('sound.mkv'), { options, seconds: 2 });
    expect(await media.probe(path, never)).toMatchObject({
      hasAudio: false,
      undecodedSound: 'Windows Media Audio (WMAV2)',
    });
    expect((await normalise(path)).framesMeasured).toBeGreaterThan(20);
  });

  it('is no matter where another sound is decoded', async () => {
    await makeClip(clipPath('tone.mka'), { picture: false, seconds: 2, options: ['-c:a', 'tta'] });
    const { path } = await joined('sounds.mkv', [clipPath('tone.mka')], []);
    expect(await media.probe(path, never)).toMatchObject({ hasAudio: true, undecodedSound: null });
  });
});

describe('what a file holds besides', () => {
  it.each(['mp4', 'mkv'])(
    'costs nothing: a cover in PNG and subtitles in %s',
    async (container) => {
      const cover = await picture('cover.png', '-frames:v', '1');
      const text = await write('words.srt', '1\n00:00:00,000 --> 00:00:02,000\nhello\n');
      const isMp4 = container === 'mp4';
      const options = ['-c:s', isMp4 ? 'mov_text' : 'ass', '-disposition:v:1', 'attached_pic'];
      const { path, alone } = await joined(`more.${container}`, [cover, text], options);
      const [more, plain] = [await media.probe(path, never), await media.probe(alone, never)];
      const { picture: seen, ...rest } = more;
      expect(rest).toMatchObject({ width: 160, height: 90, hasAudio: true, undecodedSound: null });
      expect(rest.durationSeconds).toBeCloseTo(plain.durationSeconds, 1);
      expect(rest.frameRate).toBeCloseTo(plain.frameRate ?? 0, 1);
      expect(seen.densestFrameRate).toBeCloseTo(plain.picture.densestFrameRate ?? 0, 1);
      expect((await normalise(path)).framesDecoded).toBe((await normalise(alone)).framesDecoded);
    },
  );

  it('keeps how the picture lies', async () => {
    const text = await write('words.srt', '1\n00:00:00,000 --> 00:00:02,000\nhello\n');
    const { path } = await joined('plain.mp4', [text], ['-c:s', 'mov_text']);
    const turn = ['-display_rotation', '90'];
    const turned = clipPath('turned.mp4');
    const whole = ['-map', '0', '-c', 'copy', turned];
    const isOld = await ffmpeg([...turn, '-i', path, ...whole]).then(
      () => false,
      () => true,
    );
    // Before ffmpeg 6 a tag says so.
    if (isOld) await ffmpeg(['-i', path, '-metadata:s:v:0', 'rotate=90', ...whole]);
    expect(await media.probe(turned, never)).toMatchObject({ width: 90, height: 160 });
  });

  it('does not make sound alone a video: a song whose cover is PNG', async () => {
    const cover = await picture('cover.png', '-frames:v', '1');
    const tone = ['-f', 'lavfi', '-i', 'sine=duration=1', '-i', cover, '-map', '0', '-map', '1'];
    await ffmpeg([...tone, '-c:v', 'copy', clipPath('song.mp3')]);
    const probing = media.probe(clipPath('song.mp3'), never);
    await expect(probing).rejects.toMatchObject({ code: 'video_has_no_picture' });
  });
});

describe('the list of decoders', () => {
  it('keeps ffmpeg itself from opening any other, whatever it is asked for', async () => {
    const path = await makeClip(clipPath('other.mkv'), { options: ['-c:v', 'ffv1'], seconds: 0.4 });
    const { ffmpegPath } = await findBinaries(localBinaries);
    const decode = promisify(execFile)(ffmpegPath, [
      ...['-nostdin', ...guarded(['matroska']), '-i', path, '-map', '0:v', '-f', 'null', '-'],
    ]);
    await expect(decode).rejects.toThrow(/Codec \(ffv1\) not on whitelist/);
  });

  it('holds what this ffmpeg takes for every picture that it can decode', async () => {
    const { ffmpegPath } = await findBinaries(localBinaries);
    const decodable = await readDecodableCodecs(ffmpegPath);
    // APV came with ffmpeg 8.
    const expected = pictureCodecs.map(({ codec }) => codec).filter((codec) => codec !== 'apv');
    expect([...decodable]).toEqual(expect.arrayContaining(expected));
  });
});
