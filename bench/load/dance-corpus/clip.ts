/** One clip of the corpus: what is danced, and what is in the way of seeing and hearing it. */
export interface Clip {
  name: string;
  seconds: number;
  sound: Sound;
  dance: Dance;
  camera: Camera;
  /** Null: as it was filmed. */
  edit: Edit | null;
  file: File;
}

/** What was done to it afterwards. */
export type Edit = 'flashes' | 'fades' | 'title' | 'freeze frames' | 'card';

/** Drums at a tempo, or what sounds where there is no music; null: the file has no sound. */
export type Sound = Drums | 'silence' | 'noise' | 'tone' | 'speech' | null;
export interface Drums {
  bpm: number;
  /** White noise under them, of full scale. */
  noise: number;
  /** Quieter hits half-way between the beats. */
  halves: boolean;
}

export interface Dance {
  /** Movements a minute. */
  bpm: number;
  /** How long after a beat a movement ends, in seconds; below 0: before. */
  lateSeconds: number;
  /** How far its end strays from that, in seconds: a standard deviation. */
  jitterSeconds: number;
  /** From the middle, to either side; 0: nobody moves. */
  reachPixels: number;
  /** Against a body of two thirds of the picture's height. */
  size: number;
}

export interface Camera {
  /** Of each pixel, in gray levels. */
  noise: number;
  /** How far a hand sways that holds it, in pixels. */
  shakePixels: number;
  /** How far it is jolted now and then, in pixels. */
  jerkPixels: number;
  /** How fast it turns from side to side, in pixels a second. */
  panSpeed: number;
  /** How far it goes in and out, as a share of the picture's size. */
  zoom: number;
  /** Null: it is one shot. */
  cutEverySeconds: number | null;
  /** Null: the light is even. */
  strobe: Strobe | null;
}

export interface Strobe {
  /** Flashes a second. */
  hertz: number;
  /** On the light meanwhile: below 1 it goes dark. */
  gain: number;
}

export interface File {
  channels: 1 | 2;
  frameRate: number;
  /** Frames are missing here and there, as a phone leaves them out. */
  variableFrameRate: boolean;
  /** Stored on its side, with the turn written beside it. */
  rotated: boolean;
}

/** Of most of them. */
export const usualSeconds = 24;
/** When a flat card takes the picture's place for good. */
export const cardSeconds = 19;
/** When the first beat falls: nothing starts at zero. */
export const firstBeatSeconds = 0.4;

/** Every beat of a tempo within a clip, in seconds. */
export function beatsOf(bpm: number, clipSeconds: number): number[] {
  const period = 60 / bpm;
  const count = Math.floor((clipSeconds - firstBeatSeconds) / period) + 1;
  return Array.from({ length: count }, (_, beat) => firstBeatSeconds + beat * period);
}

/** When one shot is cut to the next, in seconds; a shot of a frame or two at the end is no scene. */
export function cutsOf({ seconds, edit, camera: { cutEverySeconds } }: Clip): number[] {
  if (edit === 'card') return [cardSeconds];
  if (cutEverySeconds === null) return [];
  const count = Math.floor((seconds - 0.3) / cutEverySeconds);
  return Array.from({ length: count }, (_, cut) => (cut + 1) * cutEverySeconds);
}
