import { makeClip, sampleClip } from '../support/made-clips.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The codes that a run of this clip may fail with by the clip's own fault; none: it is sound. */
export const clipFaults = {
  silent: [],
  sounding: [],
  dance: [],
  long: [],
  text: ['unsupported_format'],
  truncated: ['video_unreadable'],
  soundOnly: ['video_has_no_picture'],
} as const satisfies Record<string, readonly string[]>;
export type ClipName = keyof typeof clipFaults;
export type Clips = Readonly<Record<ClipName, Bytes>>;

const picture = (seconds: number, size: string) => [
  ...['-f', 'lavfi', '-i', `testsrc=size=${size}:rate=15:duration=${seconds}`],
];
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

export async function makeClips(): Promise<Clips> {
  const silent = await makeClip([...picture(3, '160x120'), ...h264]);
  const indexFirst = ['-movflags', '+faststart'];
  const whole = await makeClip([...picture(10, '160x120'), ...h264, ...indexFirst]);
  return {
    silent,
    sounding: await makeClip([...picture(4, '320x240'), ...tone(4), ...h264, '-c:a', 'aac']),
    dance: await sampleClip(),
    // Long enough for a kill to meet ffmpeg at work.
    long: await makeClip([...picture(60, '480x270'), ...h264]),
    text: new TextEncoder().encode('This is not a video.\n'.repeat(50)),
    truncated: whole.slice(0, Math.floor(whole.byteLength * 0.35)),
    soundOnly: await makeClip([...tone(3), '-c:a', 'aac']),
  };
}
