import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { poseAt, poses } from './choreography.ts';
import { drawDancer } from './dancer.ts';
import { createDrumTrack, trackSampleRate } from './drum-track.ts';
import { createStage } from './stage.ts';

/** Draws the sample clip anew: `node scripts/sample/make.ts`. The same code makes the same pictures. */
const bpm = 100;
const frameRate = 25;
const size = { width: 640, height: 360 };
const origin = { x: size.width / 2, y: 322 };
const clipPath = fileURLToPath(new URL('dance-100-bpm.mp4', import.meta.url));

await makeClip();

async function makeClip(): Promise<void> {
  const encoder = spawn(ffmpegPath(), encoderArguments(), {
    stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
  });
  const closed = once(encoder, 'close');
  const [pictureInput, , , soundInput] = encoder.stdio;
  if (!pictureInput || !(soundInput instanceof Writable)) {
    throw new Error('ffmpeg was started without pipes for picture and sound');
  }
  soundInput.end(createDrumTrack(bpm, poses.length));
  for (const picture of pictures()) {
    if (!pictureInput.write(picture)) await once(pictureInput, 'drain');
  }
  pictureInput.end();
  const [exitCode] = await closed;
  if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode}: see its output above`);
  console.log(`Wrote ${clipPath}`);
}

function* pictures(): Generator<Uint8Array> {
  const stage = createStage(size.width, size.height, origin);
  const frames = Math.round((poses.length * 60 * frameRate) / bpm);
  for (let frame = 0; frame < frames; frame++) {
    const picture = { ...stage, pixels: stage.pixels.slice() };
    drawDancer(picture, poseAt((frame * bpm) / (60 * frameRate)), origin);
    yield picture.pixels;
  }
}

function ffmpegPath(): string {
  const configured = process.env['FFMPEG_PATH'];
  if (configured) return configured;
  return createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;
}

function encoderArguments(): string[] {
  return [
    ...['-y', '-loglevel', 'error'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${size.width}x${size.height}`],
    ...['-r', `${frameRate}`, '-i', 'pipe:0'],
    ...['-f', 's16le', '-ar', `${trackSampleRate}`, '-ac', '1', '-i', 'pipe:3'],
    ...['-c:v', 'libx264', '-preset', 'slow', '-crf', '26', '-pix_fmt', 'yuv420p', '-threads', '1'],
    ...['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart'],
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', clipPath],
  ];
}
