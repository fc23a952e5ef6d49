import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../../scripts/stack/paths.ts';
import { bareFfmpeg } from './bare-ffmpeg.ts';

/** 720p at 30 frames a second, with sound: a photographed figure that sways before a plain wall. */
export async function makePersonClip(
  ffmpegPath: string,
  clipPath: string,
  seconds: number,
): Promise<void> {
  const picture = '[0:v]crop=158:156:0:0:exact=1,scale=720:710,format=yuv420p[person]';
  const sway = "[1:v][person]overlay=x='280+120*sin(2*PI*t)':y=0[picture]";
  await bareFfmpeg(ffmpegPath, [
    ...['-loop', '1', '-framerate', '30', '-i', pictureOfPeople()],
    ...['-f', 'lavfi', '-i', 'color=white:size=1280x720:rate=30'],
    ...['-f', 'lavfi', '-i', 'sine=frequency=440:beep_factor=2'],
    ...['-t', String(seconds), '-filter_complex', `${picture};${sway}`],
    ...['-map', '[picture]', '-map', '2:a', '-c:v', 'libx264', '-preset', 'veryfast'],
    ...['-pix_fmt', 'yuv420p', '-c:a', 'aac', clipPath],
  ]);
}

/** It ships with the model's weights; its upper left corner shows one figure from head to feet. */
function pictureOfPeople(): string {
  const { resolve } = createRequire(path.join(ROOT, 'functions', 'package.json'));
  return path.join(path.dirname(resolve('@vladmandic/human')), '..', 'assets', 'samples.jpg');
}
