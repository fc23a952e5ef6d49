import { quantile } from '../series.ts';

/** Frames that move more than this share of them count as if they moved so much. */
const clipShare = 0.6;
const rounds = 60;

/**
 * Positions along the few directions of most movement (principal components of the steps from frame to
 * frame), most first. Steps, since who comes or goes then weighs only while coming or going; and no
 * step weighs more than a usual one, since walking moves the picture more than any exercise.
 */
export function principalComponents(
  series: readonly Float64Array[],
  most: number,
): readonly Float64Array[] {
  const steps = series.map((values) =>
    values.map((value, index) => value - (values[index - 1] ?? value)),
  );
  const covariance = clippedCovariance(steps);
  const components: Float64Array[] = [];
  while (components.length < Math.min(most, series.length)) {
    const { direction, variance } = largest(covariance);
    if (!(variance > 0)) break;
    deflate(covariance, direction, variance);
    components.push(along(series, direction));
  }
  return components;
}

/** The sum of the series, each times its weight. */
export function along(series: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(series[0]?.length ?? 0);
  for (const [which, values] of series.entries()) {
    const weight = weights[which] ?? 0;
    for (const [at, value] of values.entries()) sums[at] = (sums[at] ?? 0) + weight * value;
  }
  return sums;
}

function clippedCovariance(steps: readonly Float64Array[]): Float64Array[] {
  const squares = new Float64Array(steps[0]?.length ?? 0);
  for (const values of steps) {
    for (const [at, value] of values.entries()) squares[at] = (squares[at] ?? 0) + value * value;
  }
  const limit = quantile(squares, clipShare);
  const weights = squares.map((square) => (square > limit ? limit / square : 1));
  return steps.map((one) =>
    Float64Array.from(steps, (other) =>
      weights.reduce((sum, weight, at) => sum + weight * (one[at] ?? 0) * (other[at] ?? 0), 0),
    ),
  );
}

/** By repeated multiplication; begins uneven, so that it stands at right angles to no direction. */
function largest(matrix: readonly Float64Array[]): { direction: Float64Array; variance: number } {
  let direction = Float64Array.from(matrix, (_, index) => 1 / (index + 1.3));
  let variance = 0;
  for (let round = 0; round < rounds; round++) {
    const next = Float64Array.from(matrix, (row) =>
      row.reduce((sum, value, index) => sum + value * (direction[index] ?? 0), 0),
    );
    variance = Math.hypot(...next);
    if (!(variance > 0)) break;
    direction = next.map((value) => value / variance);
  }
  return { direction, variance };
}

function deflate(matrix: readonly Float64Array[], direction: Float64Array, variance: number) {
  for (const [row, values] of matrix.entries()) {
    for (const [column, value] of values.entries()) {
      values[column] = value - variance * (direction[row] ?? 0) * (direction[column] ?? 0);
    }
  }
}
