import { seededRandom } from '../../../test/support/synthesize-sound.ts';
import { beatsOf, type Drums, type Sound } from './clip.ts';

export const sampleRate = 44_100;

/** Mono samples, -1..1; null where the file has no sound. */
export function playSound(sound: Sound, seconds: number): Float64Array | null {
  if (sound === null) return null;
  const samples = new Float64Array(seconds * sampleRate);
  if (typeof sound === 'object') addDrums(samples, sound);
  else sounds[sound](samples);
  return samples;
}

const sounds = {
  silence: () => {},
  noise: (samples: Float64Array) => addNoise(samples, 0.2),
  tone: addTone,
  speech: addSpeech,
};

function addDrums(samples: Float64Array, { bpm, noise, halves }: Drums): void {
  for (const beat of beatsOf(bpm, samples.length / sampleRate)) {
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

function addTone(samples: Float64Array): void {
  for (let index = 0; index < samples.length; index += 1) {
    samples[index] = 0.4 * Math.sin((2 * Math.PI * 220 * index) / sampleRate);
  }
}

/** Noise in syllables of 80 to 280 ms, each as loud as it likes, a breath after every few. */
function addSpeech(samples: Float64Array): void {
  const random = seededRandom(23);
  let seconds = 0.2;
  while (seconds < samples.length / sampleRate) {
    const syllableSeconds = 0.08 + 0.2 * random();
    const loudness = 0.1 + 0.3 * random();
    const start = Math.round(seconds * sampleRate);
    const length = Math.round(syllableSeconds * sampleRate);
    for (let index = 0; index < length && start + index < samples.length; index += 1) {
      const swell = Math.sin((Math.PI * index) / length);
      samples[start + index] = loudness * swell * (2 * random() - 1);
    }
    const breathSeconds = random() < 0.2 ? 0.3 + 0.5 * random() : 0;
    seconds += syllableSeconds + 0.02 + 0.06 * random() + breathSeconds;
  }
}
