import { seededRandom } from '../../../test/support/synthesize-sound.ts';
import { beatsOf, clipSeconds, type Drums, type Sound } from './clip.ts';

export const sampleRate = 44_100;

/** Mono samples, -1..1; null where the file has no sound. */
export function playSound(sound: Sound): Float64Array | null {
  if (sound === null) return null;
  const samples = new Float64Array(clipSeconds * sampleRate);
  if (sound === 'noise') addNoise(samples, 0.2);
  else if (sound !== 'silence') addDrums(samples, sound);
  return samples;
}

function addDrums(samples: Float64Array, { bpm, noise, halves }: Drums): void {
  for (const beat of beatsOf(bpm)) {
    hit(samples, beat, 0.7);
    if (halves) hit(samples, beat + 30 / bpm, 0.25);
  }
  addNoise(samples, noise);
}

function hit(samples: Float64Array, seconds: number, strength: number): void {
  const start = Math.round(seconds * sampleRate);
  for (let index = start; index < Math.min(samples.length, start + 6_000); index += 1) {
    const time = (index - start) / sampleRate;
    const thud = Math.sin(2 * Math.PI * 90 * time) + 0.4 * Math.sin(2 * Math.PI * 1_800 * time);
    samples[index] = (samples[index] ?? 0) + strength * 0.7 * thud * Math.exp(-time / 0.035);
  }
}

function addNoise(samples: Float64Array, amplitude: number): void {
  const random = seededRandom(3);
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = (samples[index] ?? 0) + amplitude * (2 * random() - 1);
  }
}
