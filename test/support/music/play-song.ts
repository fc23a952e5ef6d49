import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { mix, seededRandom, silence } from '../synthesize-sound.ts';

const rate = signalFormat.soundSampleRate;

export interface Song {
  bpm: number;
  /** Beats in a bar. */
  meter: 3 | 4;
  seconds: number;
  /** What plays over the drums. */
  over: 'bass and chords' | 'voice' | 'strings';
  /** Where it is cut off at the front: not on a beat, but amid the music. */
  fromSeconds: number;
  seed: number;
}

/** Songs of plain arithmetic: drums, and what is played or sung over them. */
export function playSong({ bpm, meter, seconds, over, fromSeconds, seed }: Song): Float64Array {
  const random = seededRandom(seed);
  const beatSeconds = 60 / bpm;
  const beats = Array.from(
    { length: Math.ceil((seconds + fromSeconds) / beatSeconds) },
    (_, beat) => ({ at: beat * beatSeconds, place: beat % meter, bar: Math.floor(beat / meter) }),
  );
  const samples = silence(seconds + fromSeconds);
  const part = { samples, beats, beatSeconds, random };
  playDrums(part, meter);
  parts[over](part);
  return mix(samples).slice(Math.round(fromSeconds * rate));
}

interface Part {
  samples: Float64Array;
  beats: readonly { at: number; place: number; bar: number }[];
  beatSeconds: number;
  random(): number;
}

function playDrums({ samples, beats, beatSeconds, random }: Part, meter: 3 | 4): void {
  const isKick = (place: number) => (meter === 3 ? place === 0 : place % 2 === 0);
  for (const { at, place } of beats) {
    if (isKick(place))
      add(
        samples,
        at,
        0.25,
        (t) => 0.5 * sine(50 + 90 * Math.exp(-t / 0.02), t) * Math.exp(-t / 0.07),
      );
    else
      add(
        samples,
        at,
        0.15,
        (t) =>
          (meter === 3 ? 0.12 : 0.25) * (2 * random() - 1 + sine(190, t)) * Math.exp(-t / 0.04),
      );
    for (const hat of [0, beatSeconds / 2]) {
      add(
        samples,
        at + hat,
        0.06,
        (t) => (hat === 0 ? 0.08 : 0.04) * (2 * random() - 1) * Math.exp(-t / 0.015),
      );
    }
  }
}

const roots = [131, 110, 147, 98] as const;
const rootOf = (bar: number) => roots[bar % roots.length] ?? 131;

const parts = {
  'bass and chords': ({ samples, beats, beatSeconds }: Part) => {
    for (const { at, place, bar } of beats) {
      const root = rootOf(bar);
      if (place % 2 === 0)
        add(
          samples,
          at,
          beatSeconds,
          (t) => 0.2 * swell(t, 0.008, beatSeconds) * buzz(root / 2, t, 4),
        );
      if (place > 0) {
        for (const pitch of [2, 2.5, 3]) {
          add(
            samples,
            at,
            0.6 * beatSeconds,
            (t) => 0.06 * swell(t, 0.01, 0.6 * beatSeconds) * buzz(root * pitch, t, 3),
          );
        }
      }
    }
  },
  /** Syllables as long as they like, with vibrato, on no beat. */
  voice: ({ samples, random }: Part) => {
    for (let at = 0; at < samples.length / rate; ) {
      const length = 0.15 + 0.5 * random();
      const pitch = 180 + 150 * random();
      add(
        samples,
        at,
        length,
        (t) =>
          0.25 *
          swell(t, 0.05, length) *
          buzz(pitch + (4 * Math.sin(2 * Math.PI * 5.5 * t)) / (1 + 5 * t), t, 8),
      );
      at += length + (random() < 0.2 ? 0.4 * random() : 0.03);
    }
  },
  strings: ({ samples, beats, beatSeconds, random }: Part) => {
    for (const { at, place, bar } of beats) {
      if (place !== 0) continue;
      const length = 4 * beatSeconds;
      for (const pitch of [1, 1.5, 2, 2.5]) {
        const tuned = rootOf(bar) * pitch * (1 + 0.004 * (random() - 0.5));
        add(samples, at, length, (t) => 0.1 * swell(t, 0.25, length) * buzz(tuned, t, 6));
      }
    }
  },
};

const sine = (hertz: number, seconds: number) => Math.sin(2 * Math.PI * hertz * seconds);

/** A tone and its overtones below half of the sample rate, each a little weaker. */
function buzz(hertz: number, seconds: number, overtones: number): number {
  let sum = 0;
  for (let tone = 1; tone <= overtones && tone * hertz < rate / 2; tone++) {
    sum += sine(tone * hertz, seconds) / tone;
  }
  return sum;
}

/** Rises within `attack` seconds and fades away by the end of `length`. */
const swell = (seconds: number, attack: number, length: number) =>
  Math.min(1, seconds / attack) * Math.max(0, 1 - seconds / length);

function add(samples: Float64Array, at: number, length: number, play: (seconds: number) => number) {
  const start = Math.round(at * rate);
  const end = Math.min(samples.length, start + Math.round(length * rate));
  for (let index = start; index < end; index++) {
    samples[index] = (samples[index] ?? 0) + play((index - start) / rate);
  }
}
