/** Of Web Audio what a low pass over a whole buffer takes, as browsers do it: a peer asks for it by name. */
export function lowPassContext(_channels: number, length: number, sampleRate: number) {
  let samples = new Float32Array(length);
  const filter = {
    type: 'lowpass',
    frequency: { value: 350 },
    // The resonance, in decibels.
    Q: { value: 1 },
    connect() {},
  };
  return {
    destination: {},
    createBufferSource: () => ({
      set buffer(buffer: { getChannelData(channel: number): Float32Array<ArrayBuffer> }) {
        samples = buffer.getChannelData(0);
      },
      connect() {},
      start() {},
    }),
    createBiquadFilter: () => filter,
    async startRendering() {
      const { frequency, Q } = filter;
      const low = lowPass(samples, { hertz: frequency.value, resonanceDb: Q.value, sampleRate });
      return { sampleRate, length, numberOfChannels: 1, getChannelData: () => low };
    },
  };
}

/** A biquad by the formulae of the Web Audio API (BiquadFilterNode, lowpass). */
function lowPass(
  samples: Float32Array,
  { hertz, resonanceDb, sampleRate }: { hertz: number; resonanceDb: number; sampleRate: number },
): Float32Array {
  const angle = (2 * Math.PI * hertz) / sampleRate;
  const alpha = Math.sin(angle) / (2 * 10 ** (resonanceDb / 20));
  const cosine = Math.cos(angle);
  const scale = 1 + alpha;
  const input = (1 - cosine) / 2 / scale;
  const feedback1 = (2 * cosine) / scale;
  const feedback2 = (alpha - 1) / scale;
  const low = new Float32Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    const at = (back: number) => samples[index - back] ?? 0;
    low[index] =
      input * (at(0) + 2 * at(1) + at(2)) +
      feedback1 * (low[index - 1] ?? 0) +
      feedback2 * (low[index - 2] ?? 0);
  }
  return low;
}
