import type { Camera, Clip, Dance, Drums, File, Sound } from './clip.ts';

interface Changes {
  sound?: Partial<Drums> | Exclude<Sound, Drums>;
  dance?: Partial<Dance>;
  camera?: Partial<Camera>;
  file?: Partial<File>;
}

function clip(name: string, bpm: number, changes: Changes = {}): Clip {
  const drums: Drums = { bpm, noise: 0.01, halves: false };
  const { sound = {} } = changes;
  return {
    name: `${name}, ${bpm} BPM`,
    sound: typeof sound === 'object' && sound !== null ? { ...drums, ...sound } : sound,
    dance: { bpm, lateSeconds: 0, jitterSeconds: 0.01, ...changes.dance },
    camera: { noise: 4, shakePixels: 0, cutEverySeconds: null, strobeHz: null, ...changes.camera },
    file: {
      ...{ channels: 2, frameRate: 30, variableFrameRate: false, rotated: false },
      ...changes.file,
    },
  };
}

const late = (lateSeconds: number): Changes => ({ dance: { lateSeconds } });
const tempi = [60, 72, 84, 95, 100, 110, 120, 128, 140, 150, 160, 170, 180] as const;
const obstacleBpm = 110;
const obstacles: readonly [string, Changes][] = [
  ['noise in picture and sound', { camera: { noise: 30 }, sound: { noise: 0.08 } }],
  ['a hand-held camera', { camera: { shakePixels: 8 } }],
  ['cuts', { camera: { cutEverySeconds: 2.3 } }],
  ['strobes', { camera: { strobeHz: 3.1 } }],
  ['mono', { file: { channels: 1 } }],
  ['frames missing', { file: { variableFrameRate: true } }],
  ['a turned phone', { file: { rotated: true } }],
  ['hits between the beats', { sound: { halves: true } }],
  ['human unevenness', { dance: { jitterSeconds: 0.03 } }],
  ['24 frames a second', { file: { frameRate: 24 } }],
  ['25 frames a second', { file: { frameRate: 25 } }],
  ['60 frames a second', { file: { frameRate: 60 } }],
];

export const clipsOnTheBeat: readonly Clip[] = [
  ...tempi.map((bpm) => clip('on the beat', bpm)),
  ...obstacles.map(([name, changes]) => clip(name, obstacleBpm, changes)),
];

/** By known amounts, to half a beat. */
export const clipsOffTheBeat: readonly Clip[] = [
  ...[72, 100, 128, 160].flatMap((bpm) => [
    clip('80 ms late', bpm, late(0.08)),
    clip('60 ms early', bpm, late(-0.06)),
    clip('half a beat off', bpm, late(30 / bpm)),
  ]),
  ...obstacles.map(([name, changes]) =>
    clip(`${name}, half a beat off`, obstacleBpm, {
      ...changes,
      dance: { ...changes.dance, lateSeconds: 30 / obstacleBpm },
    }),
  ),
];

const withoutMusic = { silence: 'silence', noise: 'noise', 'no sound': null } as const;
export const clipsWithoutMusic: readonly Clip[] = Object.entries(withoutMusic).flatMap(
  ([name, sound]) => [90, 130].map((bpm) => clip(name, bpm, { sound })),
);
