import { standardised } from './accents.ts';
import { type Chroma, pitchClasses } from './chroma.ts';

/** Of a beat, when its own stroke has faded and the next is not heard yet: a frame hears a tenth of a second around. */
const heardFrom = 0.3;
const heardTo = 0.85;

/**
 * How much the harmony changes with each beat (Goto 2001; Davies and Plumbley 2006): the chroma of the beat
 * against that of the one before, and of it and the next against the two before. Standardised.
 */
export function harmonicChange(chroma: Chroma, beats: readonly number[]): readonly number[] {
  const harmonies = beats.map((beat, index) => {
    const end = beats[index + 1] ?? 2 * beat - (beats[index - 1] ?? beat);
    return harmonyOf(chroma, beat + heardFrom * (end - beat), beat + heardTo * (end - beat));
  });
  const none = new Float64Array(pitchClasses);
  const at = (index: number) => harmonies[index] ?? none;
  const overOne = beats.map((_, index) => (index < 1 ? 0 : 1 - product(at(index), at(index - 1))));
  const overTwo = beats.map((_, index) =>
    index < 2 || index + 1 >= beats.length
      ? 0
      : -product(added(at(index), at(index + 1)), added(at(index - 1), at(index - 2))),
  );
  const [one, two] = [standardised(overOne), standardised(overTwo)];
  return beats.map((_, index) => (one[index] ?? 0) + (two[index] ?? 0));
}

/** Of length 1, but where nothing sounds. */
function harmonyOf({ frames, rate }: Chroma, from: number, to: number): Float64Array {
  const first = Math.ceil(from * rate) - 1;
  const last = Math.max(first, Math.ceil(to * rate) - 2);
  const sums = new Float64Array(pitchClasses);
  for (let index = Math.max(0, first); index <= last; index++) {
    for (const [pitch, strength] of frames[index]?.entries() ?? []) {
      sums[pitch] = (sums[pitch] ?? 0) + strength;
    }
  }
  const length = Math.hypot(...sums);
  return length > 0 ? sums.map((strength) => strength / length) : sums;
}

const added = (one: Float64Array, other: Float64Array) =>
  one.map((value, index) => value + (other[index] ?? 0));

const product = (one: Float64Array, other: Float64Array): number =>
  one.reduce((total, value, index) => total + value * (other[index] ?? 0), 0);
