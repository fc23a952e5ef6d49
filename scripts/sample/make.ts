import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import process from 'node:process';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { poseAt, poses } from './choreography.ts';
import { couple } from './couple.ts';
import { drawDancer, usualOutfit } from './dancer.ts';
import { createDrumTrack, trackSampleRate } from './drum-track.ts';
import { createStage } from './stage.ts';
import type { StageDancer } from './stage-dancer.ts';

/**
 * Draws a clip of the samples anew: `node scripts/sample/make.ts dance-100-bpm.mp4`. The same code makes the
 * same pictures.
 */
const bpm = 100;
const frameRate = 25;
const height = 360;
const floor = 322;

interface Clip {
  width: number;
  dancers: readonly StageDancer[];
}
const clips: Readonly<Record<string, Clip>> = {
  'dance-100-bpm.mp4': {
    width: 640,
    dancers: [{ dance: poses, outfit: usualOutfit, aside: 0 }],
  },
  'couple-100-bpm.mp4': { width: 480, dancers: couple },
};

const name = process.argv[2] ?? '';
const clip = clips[name];
if (clip === undefined) throw new Error(`Name one of ${Object.keys(clips).join(', ')}.`);
await makeClip(fileURLToPath(new URL(name, import.meta.url)), clip);

async function makeClip(clipPath: string, { width, dancers }: Clip): Promise<void> {
  const encoder = spawn(ffmpegPath(), encoderArguments(clipPath, width), {
    stdio: ['pipe', 'inherit', 'inherit', 'pipe'],
  });
  const closed = once(encoder, 'close');
  const [pictureInput, , , soundInput] = encoder.stdio;
  if (!pictureInput || !(soundInput instanceof Writable)) {
    throw new Error('ffmpeg was started without pipes for picture and sound');
  }
  soundInput.end(createDrumTrack(bpm, poses.length));
  for (const picture of pictures({ width, dancers })) {
    if (!pictureInput.write(picture)) await once(pictureInput, 'drain');
  }
  pictureInput.end();
  const [exitCode] = await closed;
  if (exitCode !== 0) throw new Error(`ffmpeg ended with ${exitCode}: see its output above`);
  console.log(`Wrote ${clipPath}`);
}

function* pictures({ width, dancers }: Clip): Generator<Uint8Array> {
  const origin = { x: width / 2, y: floor };
  const stage = createStage(width, height, origin);
  const frames = Math.round((poses.length * 60 * frameRate) / bpm);
  for (let frame = 0; frame < frames; frame++) {
    const picture = { ...stage, pixels: stage.pixels.slice() };
    const beats = (frame * bpm) / (60 * frameRate);
    for (const { dance, outfit, aside } of dancers) {
      drawDancer(picture, poseAt(beats, dance), { x: origin.x + aside, y: origin.y }, outfit);
    }
    yield picture.pixels;
  }
}

function ffmpegPath(): string {
  const configured = process.env['FFMPEG_PATH'];
  if (configured) return configured;
  return createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;
}

function encoderArguments(clipPath: string, width: number): string[] {
  return [
    ...['-y', '-loglevel', 'error'],
    ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`],
    ...['-r', `${frameRate}`, '-i', 'pipe:0'],
    ...['-f', 's16le', '-ar', `${trackSampleRate}`, '-ac', '1', '-i', 'pipe:3'],
    ...['-c:v', 'libx264', '-preset', 'slow', '-crf', '26', '-pix_fmt', 'yuv420p', '-threads', '1'],
    ...['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart'],
    ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact', clipPath],
  ];
}
