import { open, rm } from 'node:fs/promises';
import { ffmpeg } from '../make-clips.ts';
import { filmWorkout, type Picture } from './film-workout.ts';
import type { Workout } from './workout-plan.ts';

/** Writes a workout as H.264 without sound. */
export async function makeWorkoutClip(
  path: string,
  workout: Workout,
  picture: Picture,
): Promise<string> {
  const framesPath = `${path}.gray`;
  const file = await open(framesPath, 'w');
  try {
    for (const frame of filmWorkout(workout, picture)) await file.write(frame);
    const { width, height, frameRate } = picture;
    const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`];
    const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-pix_fmt', 'yuv420p'];
    await ffmpeg([...raw, '-r', `${frameRate}`, '-i', framesPath, ...h264, path]);
  } finally {
    await file.close();
    await rm(framesPath);
  }
  return path;
}
