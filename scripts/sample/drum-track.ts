const sampleRate = 44_100;
export const trackSampleRate = sampleRate;

/** Kick on every beat, clap on two and four, hat on the half beats, a bass note a bar: mono s16le. */
export function createDrumTrack(bpm: number, beats: number): Buffer {
  const beatSeconds = 60 / bpm;
  const samples = new Float64Array(Math.round(beats * beatSeconds * sampleRate));
  const noise = createNoise();
  const strike = (atBeats: number, seconds: number, sound: (time: number) => number) => {
    const start = Math.round(atBeats * beatSeconds * sampleRate);
    const end = Math.min(samples.length, start + Math.round(seconds * sampleRate));
    for (let index = start; index < end; index++) {
      samples[index] = (samples[index] ?? 0) + sound((index - start) / sampleRate);
    }
  };
  const bassHertz = [55, 65.41, 73.42, 49];
  for (let beat = 0; beat < beats; beat++) {
    strike(beat, 0.25, kick);
    strike(beat + 0.5, 0.06, (time) => 0.12 * noise() * Math.exp(-time / 0.015));
    if (beat % 2 === 1) strike(beat, 0.15, (time) => 0.3 * noise() * Math.exp(-time / 0.04));
    const hertz = bassHertz[Math.floor(beat / 4) % bassHertz.length] ?? 55;
    strike(beat, 0.5, (time) => bass(time, 2 * hertz));
  }
  const bytes = Buffer.alloc(2 * samples.length);
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(32_000 * Math.tanh(sample)), 2 * index);
  }
  return bytes;
}

function kick(time: number): number {
  const sweep = 50 * time + 6 * (1 - Math.exp(-time / 0.03));
  return 0.9 * Math.sin(2 * Math.PI * sweep) * Math.exp(-time / 0.09);
}

function bass(time: number, hertz: number): number {
  const attack = Math.min(1, time / 0.02);
  return 0.16 * attack * Math.sin(2 * Math.PI * hertz * time) * Math.exp(-time / 0.25);
}

/** The same noise on every run (a linear congruential generator): the clip must not change. */
function createNoise(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
