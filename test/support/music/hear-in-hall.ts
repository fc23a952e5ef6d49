import { signalFormat } from '../../../functions/src/signal/signal-format.ts';
import { seededRandom, silence } from '../synthesize-sound.ts';
import { atLoudness, highPass, lowPass } from './filters.ts';
import { crowd } from './sounds-without-tempo.ts';

const rate = signalFormat.soundSampleRate;

/**
 * As a telephone hears it amid people: early echoes and an exponential tail of 0.7 to 1.6 s to 60 dB,
 * -3 to 3 dB beside what comes straight, talk 10 dB under it all, a narrow band, gain that follows the
 * loudness, and cut tops.
 */
export function hearInHall(samples: Float64Array, seed: number): Float64Array {
  const random = seededRandom(31 * seed);
  const roomed = atLoudness(reverberate(samples, random), 0.1);
  const talk = crowd(samples.length / rate, seed);
  const heard = roomed.map((sample, index) => sample + 10 ** (-10 / 20) * (talk[index] ?? 0));
  return clip(level(lowPass(highPass(highPass(heard, 200), 200), 4_000)));
}

/** The tail is velvet noise, a tap or so each two milliseconds (Järveläinen and Karjalainen 2007). */
function reverberate(samples: Float64Array, random: () => number): Float64Array {
  const tailSeconds = 0.7 + 0.9 * random();
  const tailShare = 10 ** ((6 * random() - 3) / 20);
  const tail: { at: number; gain: number }[] = [];
  for (let at = 0.012; at < 0.8 * tailSeconds; at += 0.004 * random()) {
    tail.push({ at, gain: (random() < 0.5 ? -1 : 1) * 10 ** ((-3 * at) / tailSeconds) });
  }
  const power = Math.sqrt(tail.reduce((sum, { gain }) => sum + gain ** 2, 0));
  const echoes = Array.from({ length: 6 }, () => ({
    at: 0.005 + 0.055 * random(),
    gain: 0.15 + 0.3 * random(),
  }));
  const taps = [
    ...echoes,
    ...tail.map(({ at, gain }) => ({ at, gain: (tailShare * gain) / power })),
  ];
  const heard = samples.slice();
  for (const { at, gain } of taps) {
    const delay = Math.round(at * rate);
    for (let index = delay; index < heard.length; index++) {
      heard[index] = (heard[index] ?? 0) + gain * (samples[index - delay] ?? 0);
    }
  }
  return heard;
}

/** Gain that gives way at once to what is loud, and comes back in a second. */
function level(samples: Float64Array): Float64Array {
  let loudness = 0.1;
  return samples.map((sample) => {
    const away = Math.abs(sample) - loudness;
    loudness += away * (away > 0 ? 0.002 : 0.0001);
    return (0.1 * sample) / Math.max(0.02, loudness);
  });
}

/** The loudest half per cent is 3 dB too loud. */
function clip(samples: Float64Array): Float64Array {
  const sorted = samples.map(Math.abs).sort();
  const top = 10 ** (-3 / 20) * (sorted[Math.floor(0.995 * sorted.length)] ?? 0);
  return silence(samples.length / rate).map((_, index) =>
    top === 0 ? 0 : (0.95 * Math.max(-top, Math.min(top, samples[index] ?? 0))) / top,
  );
}
