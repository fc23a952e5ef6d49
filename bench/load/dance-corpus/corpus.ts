import {
  type Camera,
  type Clip,
  type Dance,
  type Drums,
  type Edit,
  type File,
  type Sound,
  usualSeconds,
} from './clip.ts';

interface Changes {
  seconds?: number;
  sound?: Partial<Drums> | Exclude<Sound, Drums>;
  dance?: Partial<Dance>;
  camera?: Partial<Camera>;
  edit?: Edit;
  file?: Partial<File>;
}

const steadyCamera: Camera = {
  noise: 4,
  shakePixels: 0,
  jerkPixels: 0,
  panSpeed: 0,
  zoom: 0,
  cutEverySeconds: null,
  strobe: null,
};
const plainFile: File = { channels: 2, frameRate: 30, variableFrameRate: false, rotated: false };

function clip(name: string, bpm: number, changes: Changes = {}): Clip {
  const drums: Drums = { bpm, noise: 0.01, halves: false };
  const { sound = {} } = changes;
  return {
    name: `${name}, ${bpm} BPM`,
    seconds: changes.seconds ?? usualSeconds,
    sound: typeof sound === 'object' && sound !== null ? { ...drums, ...sound } : sound,
    dance: { bpm, lateSeconds: 0, jitterSeconds: 0.01, reachPixels: 45, size: 1, ...changes.dance },
    camera: { ...steadyCamera, ...changes.camera },
    edit: changes.edit ?? null,
    file: { ...plainFile, ...changes.file },
  };
}

const late = (lateSeconds: number): Changes => ({ dance: { lateSeconds } });
const obstacleBpm = 110;
const tempi = [60, 72, 84, 95, 100, 120, 128, 140, 150, 160, 170, 180] as const;

/** What is in the way of seeing. Of a 720p picture, the pixels would be four times as many. */
const views: readonly [string, Changes][] = [
  ['noise in the picture', { camera: { noise: 30 } }],
  ['a hand-held camera', { camera: { shakePixels: 2 } }],
  ['an unsteady hand', { camera: { shakePixels: 8 } }],
  ['a jerking camera', { camera: { jerkPixels: 10 } }],
  ['a slow pan', { camera: { panSpeed: 12 } }],
  ['a pan', { camera: { panSpeed: 40 } }],
  ['a zoom', { camera: { zoom: 0.1 } }],
  ['cuts', { camera: { cutEverySeconds: 2.3 } }],
  ['cuts at 25 frames a second', { camera: { cutEverySeconds: 1.9 }, file: { frameRate: 25 } }],
  ['bright strobes', { camera: { strobe: { hertz: 3.1, gain: 1.8 } } }],
  ['dark strobes', { camera: { strobe: { hertz: 4.3, gain: 0.15 } } }],
];

const figures: readonly [string, Changes][] = [
  ['a small figure', { dance: { size: 0.4, reachPixels: 18 } }],
  ['a near figure', { dance: { size: 2.4, reachPixels: 90 } }],
];

const edits = ['flashes', 'fades', 'title', 'freeze frames', 'card'] as const;

const files: readonly [string, Changes][] = [
  ['noise in the sound', { sound: { noise: 0.08 } }],
  ['mono', { file: { channels: 1 } }],
  ['frames missing', { file: { variableFrameRate: true } }],
  ['a turned phone', { file: { rotated: true } }],
  ['hits between the beats', { sound: { halves: true } }],
  ['human unevenness', { dance: { jitterSeconds: 0.03 } }],
];

/** With nothing in the way: the same dance at other frame rates is compared with it. */
export const plainClip = clip('on the beat', obstacleBpm);
export const clipsAtOtherRates: readonly Clip[] = [24, 25, 29.97, 60].map((frameRate) =>
  clip(`${frameRate} frames a second`, obstacleBpm, { file: { frameRate } }),
);

export const clipsOnTheBeat: readonly Clip[] = [
  ...tempi.map((bpm) => clip('on the beat', bpm)),
  ...[...views, ...figures, ...files].map(([name, changes]) => clip(name, obstacleBpm, changes)),
];

/** By known amounts, to half a beat. */
export const clipsOffTheBeat: readonly Clip[] = [
  ...[72, 100, 128, 160].flatMap((bpm) => [
    clip('80 ms late', bpm, late(0.08)),
    clip('60 ms early', bpm, late(-0.06)),
    clip('half a beat off', bpm, late(30 / bpm)),
  ]),
  ...[...views, ...figures].map(([name, changes]) =>
    clip(`${name}, half a beat off`, obstacleBpm, {
      ...changes,
      dance: { ...changes.dance, lateSeconds: 30 / obstacleBpm },
    }),
  ),
];

const withoutMusic = {
  silence: 'silence',
  noise: 'noise',
  tone: 'tone',
  speech: 'speech',
} as const;
export const clipsWithoutMusic: readonly Clip[] = [
  ...Object.entries(withoutMusic),
  ['no sound', null] as const,
].map(([name, sound]) => clip(name, obstacleBpm, { sound }));

/** What moves in them is the camera or the light. */
export const clipsOfNobodyMoving: readonly Clip[] = views.map(([name, changes]) =>
  clip(`nobody moves: ${name}`, obstacleBpm, { ...changes, dance: { reachPixels: 0 } }),
);

/** Faster than a move of the camera is looked for: no cut, whatever moves. */
export const clipsOfJolts: readonly Clip[] = [45, 0].map((reachPixels) =>
  clip(`${reachPixels === 0 ? 'nobody moves: ' : ''}a jolted camera`, obstacleBpm, {
    camera: { jerkPixels: 30 },
    dance: { reachPixels },
  }),
);

/** What was done to them afterwards; their timing is not compared, since some of the dance is gone. */
export const clipsOfEdits: readonly Clip[] = edits.map((edit) =>
  clip(`edited: ${edit}`, obstacleBpm, { edit }),
);
export const clipsOfEditedStillness: readonly Clip[] = edits.map((edit) =>
  clip(`nobody moves: ${edit}`, obstacleBpm, { edit, dance: { reachPixels: 0 } }),
);

const shortSeconds = 6;
/** Why there is no tempo, as its code. */
export const clipsWithReasons: readonly { clip: Clip; reason: string }[] = [
  { clip: clip('a silent track', obstacleBpm, { sound: 'silence' }), reason: 'silent_track' },
  { clip: clip('no sound', obstacleBpm, { sound: null }), reason: 'no_sound' },
  ...(['speech', 'noise'] as const).map((sound) => ({
    clip: clip(`6 s of ${sound}`, obstacleBpm, { sound, seconds: shortSeconds }),
    reason: 'no_clear_pulse_short',
  })),
  { clip: clip('speech', obstacleBpm, { sound: 'speech' }), reason: 'no_clear_pulse' },
];
/** Their tempo is told, or that no pulse was heard in so short a video. */
export const shortClipsWithMusic: readonly Clip[] = [84, 110, 140].map((bpm) =>
  clip('6 s', bpm, { seconds: shortSeconds }),
);
