import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { childProcesses } from '../support/child-processes.ts';
import { ffmpeg, makeClip } from '../support/make-clips.ts';
import { makeLongClip, mediaWorkshop, never } from '../support/media-workshop.ts';

const { media, clipPath, write } = mediaWorkshop();

let clips: string;
let long: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'media-shared-'));
  long = await makeLongClip(join(clips, 'long.mp4'));
});
afterAll(() => rm(clips, { recursive: true }));

describe('probe', () => {
  it.each([
    ['mp4', 'mov', []],
    ['mov', 'mov', []],
    ['mkv', 'matroska', []],
    ['webm', 'matroska', []],
    ['avi', 'avi', []],
    ['ts', 'mpegts', []],
    ['flv', 'flv', ['-ar', '44100']],
    ['3gp', 'mov', ['-c:v', 'mpeg4', '-c:a', 'aac']],
    ['mpg', 'mpeg', ['-r', '25']],
  ])('reads %s', async (extension, demuxer, options) => {
    const path = await makeClip(clipPath(`probe.${extension}`), { options });
    const probed = await media.probe(path, never);
    expect(probed.container.split(',')).toContain(demuxer);
    expect(probed).toMatchObject({ width: 160, height: 90, hasAudio: true });
    expect(probed.durationSeconds).toBeGreaterThan(0.9);
    expect(probed.durationSeconds).toBeLessThan(1.3);
  });

  it('measures the length of a recording that declares none', async () => {
    const options = ['-f', 'webm', '-live', '1'];
    const path = await makeClip(clipPath('recorded.webm'), { seconds: 2, options });
    const probed = await media.probe(path, never);
    expect(probed.durationSeconds).toBeCloseTo(2, 0);
    expect(probed.frameRate).toBeCloseTo(15, 0);
  });

  it.each([
    ['a playlist', '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n'],
    ['a concat script', 'ffconcat version 1.0\nfile /etc/passwd\n'],
    ['a session description', 'v=0\no=- 0 0 IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n'],
    ['subtitles', '1\n00:00:00,000 --> 00:00:01,000\nHello\n'],
    [
      'a playlist with binary in it',
      '#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:///etc/passwd\n\0\x01',
    ],
  ])('refuses %s that is named .mp4', async (_name, content) => {
    const path = await write('hostile.mp4', content);
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'unsupported_format' });
  });

  it('refuses an empty file', async () => {
    const path = await write('empty.mp4', '');
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_unreadable' });
  });

  it('refuses bytes that mean nothing', async () => {
    const noise = Uint8Array.from({ length: 70_000 }, (_, index) => (index * index * 31) >> 3);
    const path = await write('noise.mp4', noise);
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_unreadable' });
  });

  it.each([
    ['with its index at the end', [], 0.6],
    ['with its index in front', ['-movflags', '+faststart'], 0.6],
    ['with its index in front, short of a little', ['-movflags', '+faststart'], 0.98],
    ['with its index cut, which hides the sound', [], 0.98],
  ])('refuses a truncated file %s', async (_name, options, kept) => {
    const whole = await readFile(await makeClip(clipPath('whole.mp4'), { options }));
    const path = await write('cut.mp4', whole.subarray(0, whole.length * kept));
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_unreadable' });
  });

  it.each([
    ['mkv', []],
    ['avi', []],
    ['flv', ['-ar', '44100']],
    ['ts', []],
    ['mpg', ['-r', '25']],
  ])('refuses a truncated %s', async (extension, options) => {
    const whole = await readFile(await makeClip(clipPath(`whole.${extension}`), { options }));
    const path = await write(`cut.${extension}`, whole.subarray(0, whole.length * 0.6 + 5));
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_unreadable' });
  });

  it.each(['m4a', 'mp3', 'wav'])('refuses %s as having no picture', async (extension) => {
    const path = await makeClip(clipPath(`sound.${extension}`), { picture: false });
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_has_no_picture' });
  });

  it('takes cover art for no picture', async () => {
    const cover = clipPath('cover.png');
    const path = clipPath('song.m4a');
    await ffmpeg(['-f', 'lavfi', '-i', 'color=red:size=64x64', '-frames:v', '1', cover]);
    const tone = ['-f', 'lavfi', '-i', 'sine=duration=1', '-i', cover];
    const attached = ['-c:v', 'copy', '-disposition:v', 'attached_pic', '-f', 'mp4'];
    await ffmpeg([...tone, '-map', '0:a', '-map', '1:v', ...attached, path]);
    await expect(media.probe(path, never)).rejects.toMatchObject({ code: 'video_has_no_picture' });
  });

  it('rejects with the reason of an abort and leaves no process', async () => {
    const reason = new Error('cancelled');
    const abort = new AbortController();
    const probing = media.probe(long, abort.signal);
    setTimeout(() => abort.abort(reason), 10);
    await expect(probing).rejects.toBe(reason);
    expect(await childProcesses()).toEqual([]);
  });
});
