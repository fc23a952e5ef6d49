/** Below it a half wave has too few samples to show its top, at 11 kHz above 900 Hz. */
const fewestSamples = 6;
/** Of 20 Hz; what is longer is no sound. */
const mostSamples = 275;
/** Of full scale: where tops that were cut off lie, also after they were turned down a little. */
const leastPeak = 0.7;
/** This share of its peak on is a half wave's top. */
const topShare = 0.9;
/** Tops are apart where it falls by so much of the peak between them: a hiss of 3 % makes none. */
const leastFall = 0.03;

/** A share of 0.287 is a sine's top; cut off at 3 dB past full scale 0.53 and more. */
const flatShare = 0.4;
/** Cut music 0.16 and more, so does an organ, 0.17; a saw and a triangle 0.125 and less. */
const leastShare = 0.15;
/** Tops a half wave: bare tones, organs, chords 1, also with a hiss of 3 % and through MP3; a cut clip 4.2. */
const leastTops = 1.2;

export interface TopMeter {
  add(sample: number): void;
  /**
   * Whether loud half waves have tops as what was cut off has: flat ones, as a loud tone's, or such that
   * tremble, since music goes on above where it was cut off. A wave that is flat by itself, as a square,
   * has them too.
   */
  areCutOff(): boolean;
}

/** Half wave by half wave: a bare tone's samples pile up near full scale too, but about a round top. */
export function createTopMeter(): TopMeter {
  const half = new Float64Array(mostSamples);
  let length = 0;
  let isUp = true;
  const loud = { halves: 0, samples: 0, near: 0, tops: 0 };

  function close(): void {
    const samples = half.subarray(0, Math.min(length, mostSamples));
    const peak = samples.reduce((most, value) => Math.max(most, value), 0);
    if (length >= fewestSamples && length <= mostSamples && peak >= leastPeak) {
      loud.halves++;
      loud.samples += length;
      loud.near += samples.filter((value) => value >= topShare * peak).length;
      loud.tops += topsOf(samples, peak);
    }
    length = 0;
  }

  return {
    add(sample) {
      if (sample >= 0 !== isUp) {
        close();
        isUp = sample >= 0;
      }
      if (length < mostSamples) half[length] = Math.abs(sample);
      length++;
    },
    areCutOff() {
      const share = loud.near / loud.samples;
      return share >= flatShare || (share >= leastShare && loud.tops >= leastTops * loud.halves);
    },
  };
}

function topsOf(samples: Float64Array, peak: number): number {
  let tops = 0;
  let turn = 0;
  let rises = true;
  for (const value of samples) {
    if (rises ? value > turn : value < turn) turn = value;
    else if (Math.abs(value - turn) > leastFall * peak) {
      if (rises && turn >= topShare * peak) tops++;
      rises = !rises;
      turn = value;
    }
  }
  return tops;
}
