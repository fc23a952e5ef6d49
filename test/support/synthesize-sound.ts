import { signalFormat } from '../../functions/src/signal/signal-format.ts';

const rate = signalFormat.soundSampleRate;

/** Samples in -1..1 as the meters' bytes: mono s16le. */
export function encodeSound(samples: Float64Array): Uint8Array {
  const bytes = new Uint8Array(2 * samples.length);
  const view = new DataView(bytes.buffer);
  for (const [index, sample] of samples.entries()) {
    view.setInt16(
      2 * index,
      Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))),
      true,
    );
  }
  return bytes;
}

export function silence(seconds: number): Float64Array {
  return new Float64Array(Math.round(seconds * rate));
}

export function tone(hertz: number, seconds: number, amplitude = 0.5): Float64Array {
  return silence(seconds).map(
    (_, index) => amplitude * Math.sin((2 * Math.PI * hertz * index) / rate),
  );
}

/** White noise from a fixed seed. */
export function noise(seconds: number, amplitude = 0.5, seed = 1): Float64Array {
  const random = seededRandom(seed);
  return silence(seconds).map(() => amplitude * (2 * random() - 1));
}

/** A decaying thud at each of the given seconds. */
export function drums(atSeconds: readonly number[], seconds: number, amplitude = 0.8) {
  const samples = silence(seconds);
  for (const at of atSeconds) {
    const start = Math.round(at * rate);
    for (let index = Math.max(0, start); index < Math.min(samples.length, start + 1200); index++) {
      const time = (index - start) / rate;
      const thud = Math.sin(2 * Math.PI * 110 * time) + 0.4 * Math.sin(2 * Math.PI * 1500 * time);
      samples[index] = (samples[index] ?? 0) + amplitude * 0.7 * thud * Math.exp(-time / 0.03);
    }
  }
  return samples;
}

export function mix(...tracks: readonly Float64Array[]): Float64Array {
  return silence(Math.max(...tracks.map((track) => track.length)) / rate).map((_, index) =>
    tracks.reduce((sum, track) => sum + (track[index] ?? 0), 0),
  );
}

/** Every beat of a tempo within a clip, in seconds. */
export function beatsAt(bpm: number, seconds: number, firstSeconds = 0): number[] {
  const period = 60 / bpm;
  return Array.from(
    { length: Math.floor((seconds - firstSeconds) / period) },
    (_, beat) => firstSeconds + beat * period,
  );
}

/** Numbers 0..1, the same ones every time (a linear congruential generator). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
