import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMedia } from '../../functions/src/adapters/ffmpeg/create-media.ts';
import { createWorkspaces } from '../../functions/src/adapters/workspace.ts';
import type { Trim } from '../../functions/src/contract/params.ts';
import { childProcesses } from '../support/child-processes.ts';
import { ffmpeg, localBinaries, makeClip } from '../support/make-clips.ts';
import { makeLongClip, mediaWorkshop, never } from '../support/media-workshop.ts';
import { plainPlan } from '../support/plain-plan.ts';
import { turnPicture } from '../support/turn-picture.ts';

const { media, normalise, clipPath, outputPath, outputsFolder, job, write } = mediaWorkshop();

let clips: string;
let clip: string;
let long: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'media-shared-'));
  clip = await makeClip(join(clips, 'clip.mp4'));
  long = await makeLongClip(join(clips, 'long.mp4'));
});
afterAll(() => rm(clips, { recursive: true }));

async function normaliseAndProbe(sourcePath: string, trim: Trim | null = null) {
  const result = await normalise(sourcePath, { trim });
  return { result, proxy: await media.probe(outputPath('proxy.mp4'), never) };
}

describe('normalise', () => {
  it('writes proxy and sound and hands over the frames', async () => {
    const frames: number[] = [];
    const result = await normalise(clip, { onFrame: (frame) => frames.push(frame.length) });
    expect(result).toMatchObject({ framesDecoded: 15, framesMeasured: 15 });
    expect(result.durationSeconds).toBeCloseTo(1, 1);
    expect(frames).toEqual(Array(15).fill(96 * 54));
    const soundBytes = (await stat(outputPath('sound'))).size;
    expect(Math.abs(soundBytes - 11_025 * 2)).toBeLessThan(1200);
    const proxy = await media.probe(outputPath('proxy.mp4'), never);
    expect(proxy).toMatchObject({ width: 160, height: 90, frameRate: 15, hasAudio: true });
  });

  it('brings a large picture down to 720p and 60 frames a second to 30', async () => {
    const options = ['-preset', 'ultrafast'];
    const path = await makeClip(clipPath('1080p60.mp4'), {
      size: '1920x1080',
      frameRate: 60,
      options,
    });
    const result = await normalise(path);
    expect(result).toMatchObject({ framesDecoded: 30, framesMeasured: 15 });
    expect(await media.probe(outputPath('proxy.mp4'), never)).toMatchObject({
      width: 1280,
      height: 720,
      frameRate: 30,
    });
  });

  it('makes odd sizes even', async () => {
    const options = ['-pix_fmt', 'yuv444p'];
    const path = await makeClip(clipPath('odd.mp4'), { size: '161x91', options });
    expect((await normaliseAndProbe(path)).proxy).toMatchObject({ width: 160, height: 90 });
  });

  it('turns a phone video upright', async () => {
    const path = await write('phone.mp4', turnPicture(await readFile(clip)));
    expect(await media.probe(path, never)).toMatchObject({ width: 90, height: 160 });
    expect((await normaliseAndProbe(path)).proxy).toMatchObject({ width: 90, height: 160 });
  });

  it('keeps the level of two channels that are alike, and cuts nothing off', async () => {
    const loud = ['-af', 'volume=7.9,pan=stereo|c0=c0|c1=c0', '-c:a', 'aac', '-b:a', '192k'];
    await normalise(await makeClip(clipPath('stereo.mp4'), { options: loud }));
    const bytes = await readFile(outputPath('sound'));
    const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
    // What its edges ring with is no level.
    const middle = samples.subarray(2_000, 9_000);
    expect(Math.max(...middle) / 32_768).toBeCloseTo(0.99, 1);
    expect(middle.filter((sample) => Math.abs(sample) > 32_700).length).toBeLessThan(70);
  });

  it('makes the same of the same video each time, however busy its picture', async () => {
    const noise = ['-vf', 'noise=alls=40:allf=t', '-crf', '18', '-preset', 'ultrafast'];
    const busy = { size: '640x360', frameRate: 30, seconds: 3, options: noise };
    const path = await makeClip(clipPath('busy.mp4'), busy);
    const proxies: Buffer[] = [];
    for (let run = 0; run < 3; run += 1) {
      await normalise(path);
      proxies.push(await readFile(outputPath('proxy.mp4')));
    }
    expect(proxies.map((proxy) => proxy.equals(proxies[0] as Buffer))).toEqual([true, true, true]);
  });

  it('keeps what the trim leaves', async () => {
    const { result, proxy } = await normaliseAndProbe(long, {
      start_seconds: 2.5,
      end_seconds: 4,
    });
    expect(result.framesMeasured).toBeGreaterThanOrEqual(22);
    expect(result.framesMeasured).toBeLessThanOrEqual(23);
    expect(proxy.durationSeconds).toBeCloseTo(1.5, 1);
  });

  it('stops at the limit', async () => {
    const result = await normalise(long, { maxSeconds: 1 });
    expect(result.durationSeconds).toBeCloseTo(1, 1);
    expect(result.framesMeasured).toBe(15);
  });

  it('keeps joined recordings whole, though each starts its clock anew', async () => {
    const part = await readFile(await makeClip(clipPath('part.ts')));
    const path = await write('joined.ts', Buffer.concat([part, part, part]));
    const { durationSeconds } = await normalise(path, { lengthSeconds: 1 });
    expect(durationSeconds).toBeGreaterThan(2.5);
  });

  it('refuses a picture that goes on far past its own packets', async () => {
    const clock = { seconds: 70, frameRate: 1, size: '16x16', sound: false };
    const path = await makeClip(clipPath('jump.mp4'), clock);
    const changes = { lengthSeconds: 1, maxSeconds: 600 };
    await expect(normalise(path, changes)).rejects.toMatchObject({
      code: 'video_unreadable',
    });
    expect(await readdir(outputsFolder())).toEqual([]);
    const whole = await normalise(path, { ...changes, lengthSeconds: 70 });
    expect(whole.durationSeconds).toBeGreaterThan(69);
  });

  it('works without sound', async () => {
    const path = await makeClip(clipPath('silent.mp4'), { sound: false });
    await normalise(path);
    expect(await readdir(outputsFolder())).toEqual(['proxy.mp4']);
  });

  it('keeps picture and sound on one clock when the sound starts late', async () => {
    const path = clipPath('late.mkv');
    const late = ['-i', clip, '-itsoffset', '0.5', '-i', clip, '-map', '0:v', '-map', '1:a'];
    await ffmpeg([...late, '-c', 'copy', path]);
    await normalise(path);
    const sound = await readFile(outputPath('sound'));
    const samples = new Int16Array(sound.buffer, sound.byteOffset, sound.length / 2);
    const firstHeard = samples.findIndex((sample) => Math.abs(sample) > 500);
    expect(firstHeard / 11_025).toBeCloseTo(0.5, 1);
  });

  it('reads MPEG-TS', async () => {
    const path = await makeClip(clipPath('broadcast.ts'));
    expect((await normaliseAndProbe(path)).result.framesMeasured).toBeGreaterThanOrEqual(15);
  });

  it('gives ffmpeg none of our environment', async () => {
    const path = clipPath('ffmpeg');
    const seen = clipPath('seen');
    const script = `#!/bin/sh\necho "ffmpeg version 7.1"\nexport -p > ${seen}\nexit 1\n`;
    await writeFile(path, script, { mode: 0o755 });
    const spy = createMedia({ ...localBinaries, ffmpegPath: path });
    const run = spy.normalise(job(clip, { ...plainPlan, sound: null }));
    await expect(run).rejects.toMatchObject({ code: 'video_unreadable' });
    expect(await readFile(seen, 'utf8')).not.toMatch(/VITEST|HOME/);
  });

  it('shows up in the memory of its workspace', async () => {
    await createWorkspaces({ rootDirectory: clips }).within('run', async (workspace) => {
      const ownMb = (await workspace.memory()).rssMb;
      await normalise(long, { maxSeconds: 10 });
      expect((await workspace.memory()).peakRssMb).toBeGreaterThan(ownMb + 40);
    });
  });

  it('reports progress in seconds of output, never past the end', async () => {
    const reached: number[] = [];
    await normalise(long, { maxSeconds: 4, onProgress: (seconds) => reached.push(seconds) });
    expect(reached.at(-1)).toBeCloseTo(4, 1);
    expect(Math.max(...reached)).toBeLessThanOrEqual(4);
    expect(reached).toEqual([...reached].sort((a, b) => a - b));
  });

  it('strips the metadata of the source', async () => {
    const path = clipPath('tagged.mp4');
    await ffmpeg(['-i', clip, '-c', 'copy', '-metadata', 'comment=home address', path]);
    await normalise(path);
    expect((await readFile(outputPath('proxy.mp4'))).includes('home address')).toBe(false);
  });

  it('refuses a part with no frame in it and leaves no file', async () => {
    const run = normalise(clip, { trim: { start_seconds: 50, end_seconds: 55 } });
    await expect(run).rejects.toMatchObject({ code: 'video_unreadable' });
    expect(await readdir(outputsFolder())).toEqual([]);
  });

  it('opens no playlist', async () => {
    const path = await write('list.mp4', `ffconcat version 1.0\nfile ${clip}\n`);
    const run = media.normalise(job(path, { ...plainPlan, sound: null }));
    await expect(run).rejects.toMatchObject({ code: 'video_unreadable' });
  });

  it('passes on what a listener throws and ends the run', async () => {
    const broken = () => {
      throw new Error('listener broke');
    };
    await expect(normalise(long, { onFrame: broken })).rejects.toThrow('listener broke');
    expect(await childProcesses()).toEqual([]);
    expect(await readdir(outputsFolder())).toEqual([]);
  });
});
