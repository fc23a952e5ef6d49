import { type LandmarkName, landmarks, valuesPerLandmark } from '../pose-track.ts';

/** What one wears on one part of the body, as much the same in light and in shade as can be. */
export interface Colour {
  /** Natural logarithm of the brightness, 0..1, and a little. */
  lightness: number;
  /** How much more blue and red there is than brightness, against that. */
  blue: number;
  red: number;
}

/** The parts that are told apart: of each its colour, null where it is hidden or out of the picture. */
export type Clothes = Readonly<Record<ClothedPart, Colour | null>>;
export const clothedParts = ['trunk', 'thighs', 'shanks'] as const;
export type ClothedPart = (typeof clothedParts)[number];

/** Points that are less sure lie anywhere. */
const leastScore = 0.2;

/** Fewer pixels tell nothing of a part. */
const fewestPixels = 8;

/** Of an RGB picture, the median colour along the lines that run through each part. */
export function clothesOf(
  picture: Uint8Array,
  size: { width: number; height: number },
  pose: Float32Array,
): Clothes {
  const colourOf = (part: ClothedPart) => medianColour(picture, samplesOf(pose, size, lines[part]));
  return { trunk: colourOf('trunk'), thighs: colourOf('thighs'), shanks: colourOf('shanks') };
}

type Line = readonly [from: LandmarkName, to: LandmarkName];

const lines: Readonly<Record<ClothedPart, readonly Line[]>> = {
  // Not along its edges, where the ground shows.
  trunk: [
    ['left_shoulder', 'right_hip'],
    ['right_shoulder', 'left_hip'],
  ],
  thighs: [
    ['left_hip', 'left_knee'],
    ['right_hip', 'right_knee'],
  ],
  shanks: [
    ['left_knee', 'left_ankle'],
    ['right_knee', 'right_ankle'],
  ],
};

const places = new Map<LandmarkName, number>(landmarks.map(({ name }, place) => [name, place]));

/** Of a line its middle: at its ends are joints, hands and the edges of clothes. */
const shares = Array.from({ length: 12 }, (_, index) => 0.15 + (0.7 * index) / 11);

/** Where in the picture the pixels of the lines begin. */
function samplesOf(
  pose: Float32Array,
  { width, height }: { width: number; height: number },
  through: readonly Line[],
): number[] {
  const pointOf = (name: LandmarkName) => {
    const at = (places.get(name) ?? 0) * valuesPerLandmark;
    const [x = 0, y = 0, score = 0] = pose.subarray(at, at + valuesPerLandmark);
    return score < leastScore ? null : { x: x * width, y: y * height };
  };
  return through.flatMap(([from, to]) => {
    const start = pointOf(from);
    const end = pointOf(to);
    if (start === null || end === null) return [];
    return shares.flatMap((share) => {
      const column = Math.floor(start.x + share * (end.x - start.x));
      const row = Math.floor(start.y + share * (end.y - start.y));
      const isInside = column >= 0 && column < width && row >= 0 && row < height;
      return isInside ? [3 * (row * width + column)] : [];
    });
  });
}

function medianColour(picture: Uint8Array, samples: readonly number[]): Colour | null {
  if (samples.length < fewestPixels) return null;
  const medianOf = (channel: number) => {
    const values = samples
      .map((at) => picture[at + channel] ?? 0)
      .sort((one, other) => one - other);
    return (values[values.length >> 1] ?? 0) / 255;
  };
  const [red, green, blue] = [medianOf(0), medianOf(1), medianOf(2)];
  // BT.601.
  const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
  return {
    lightness: Math.log(luma + darkest),
    blue: (0.564 * (blue - luma)) / (luma + grayest),
    red: (0.713 * (red - luma)) / (luma + grayest),
  };
}

/** Noise of dark pixels is no colour. */
const darkest = 0.05;
const grayest = 0.1;

/** 0..1. */
export const brightness = ({ lightness }: Colour): number => Math.exp(lightness) - darkest;

/**
 * How far the mean colour of a part differs between the first and the second half of 45 tracklets of 12
 * looks and more (couples, turns included): RMS about .16 of lightness, .03 of red, .02 of blue. The two of
 * a couple differ by .55, .08 and .04 in half of the pairs; in the tenth most alike by no more than that.
 */
const usualDifference: Colour = { lightness: 0.16, blue: 0.02, red: 0.03 };
/** A shadow, a hand or the partner's arm over a part says no more than this against it. */
const mostOfPart = 2.5;

/** How much speaks against one body's wearing both: -log likelihood, 0 where no part shows on both. */
export function clothesCost(one: Clothes, other: Clothes): number {
  return clothedParts.reduce((sum, part) => {
    const [here, there] = [one[part], other[part]];
    return here === null || there === null ? sum : sum + colourCost(here, there);
  }, 0);
}

function colourCost(one: Colour, other: Colour): number {
  const squared = (channel: keyof Colour) =>
    ((one[channel] - other[channel]) / usualDifference[channel]) ** 2;
  return Math.min(mostOfPart, (squared('lightness') + squared('blue') + squared('red')) / 2);
}
