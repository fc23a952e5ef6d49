import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { mix, noise, seededRandom, silence, tone } from '../synthesize-sound.ts';
import { atLoudness, highPass, lowPass } from './filters.ts';

const rate = signalFormat.soundSampleRate;

/** What nobody could clap along to, each another by its seed. */
export const soundsWithoutTempo = {
  speech: (seconds: number, seed: number) => atLoudness(speak(seconds, seededRandom(seed)), 0.1),
  applause,
  claps: scatteredClaps,
  crowd: crowdOf(12),
  noise: (seconds: number, seed: number) =>
    seed % 2 === 0
      ? noise(seconds, 0.5, seed)
      : atLoudness(lowPass(noise(seconds, 0.5, seed), 300), 0.1),
  wind,
  tone: (seconds: number, seed: number) => tone(50 * 1.09 ** seed, seconds, 0.4),
  silence: (seconds: number) => silence(seconds),
} as const;

/** Talkers at one time. */
function crowdOf(talkers: number) {
  return (seconds: number, seed: number): Float64Array => {
    const random = seededRandom(7_919 * seed);
    const voices = Array.from({ length: talkers }, () => speak(seconds, random));
    return atLoudness(mix(...voices), 0.1);
  };
}

export const crowd = crowdOf(6);

/** Syllables of 80 to 280 ms, voiced or hissed, a breath after every few. */
function speak(seconds: number, random: () => number): Float64Array {
  const samples = silence(seconds);
  const usualHertz = 95 + 130 * random();
  for (let at = 0.5 * random(); at < seconds; ) {
    const length = 0.08 + 0.2 * random();
    const hertz = usualHertz * (0.85 + 0.3 * random());
    const formant = 3 + Math.floor(6 * random());
    const hiss = random() < 0.25;
    const loudness = 0.3 + 0.7 * random();
    const start = Math.round(at * rate);
    const count = Math.min(Math.round(length * rate), samples.length - start);
    for (let index = 0; index < count; index++) {
      const angle = (2 * Math.PI * hertz * index) / rate;
      const voice = Math.sin(angle) + 0.6 * Math.sin(2 * angle) + 0.5 * Math.sin(formant * angle);
      const swell = Math.sin((Math.PI * index) / (length * rate)) ** 0.7;
      samples[start + index] = loudness * swell * (hiss ? 0.5 * (2 * random() - 1) : voice);
    }
    at += length + 0.02 + 0.06 * random() + (random() < 0.2 ? 0.3 + 0.5 * random() : 0);
  }
  return samples;
}

/** Many hands, each at a pace of its own that it does not keep well. */
function applause(seconds: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const samples = silence(seconds);
  for (let hands = 0; hands < 30 + seed; hands++) {
    const pace = 0.2 + 0.2 * random();
    for (let at = pace * random(); at < seconds; at += pace * (0.8 + 0.4 * random())) {
      clap(samples, at, 0.2 + 0.8 * random(), random);
    }
  }
  return atLoudness(samples, 0.1);
}

function scatteredClaps(seconds: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const samples = noise(seconds, 0.003, seed);
  for (let at = random(); at < seconds; at += 0.1 - 0.5 * Math.log(1 - random())) {
    clap(samples, at, 0.2 + 0.6 * random(), random);
  }
  return samples;
}

function clap(samples: Float64Array, at: number, loudness: number, random: () => number): void {
  const start = Math.round(at * rate);
  for (let index = start; index < Math.min(samples.length, start + 500); index++) {
    const fade = Math.exp((start - index) / (0.01 * rate));
    samples[index] = (samples[index] ?? 0) + loudness * fade * (2 * random() - 1);
  }
}

/** Low noise in gusts of a second or so. */
function wind(seconds: number, seed: number): Float64Array {
  const gusts = atLoudness(lowPass(lowPass(noise(seconds, 1, seed + 500), 0.5), 0.5), 1);
  const low = highPass(lowPass(lowPass(noise(seconds, 1, seed), 250), 400), 40);
  return atLoudness(
    low.map((sample, index) => sample * Math.exp(gusts[index] ?? 0)),
    0.1,
  );
}
