/** The value below which a share (0..1) of the values lies; 0 of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The mean of the middle two of an even number; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return mean([sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0]);
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] ?? 0;
  return total;
}

export function mean(values: ArrayLike<number>): number {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

/** Mean over 2 * radius + 1 values around each, fewer at the ends. */
export function movingMean(values: ArrayLike<number>, radius: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let index = 0; index < values.length; index++) {
    sums[index + 1] = (sums[index] ?? 0) + (values[index] ?? 0);
  }
  const means = new Float64Array(values.length);
  for (let index = 0; index < values.length; index++) {
    const from = Math.max(0, index - radius);
    const to = Math.min(values.length, index + radius + 1);
    means[index] = ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  }
  return means;
}

/** Gaussian smoothing; `deviation` in values. The ends weigh what is there. */
export function smooth(values: ArrayLike<number>, deviation: number): Float64Array {
  const radius = Math.ceil(3 * deviation);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp(-0.5 * ((index - radius) / deviation) ** 2),
  );
  const smoothed = new Float64Array(values.length);
  for (let centre = 0; centre < values.length; centre++) {
    let sum = 0;
    let weights = 0;
    for (let index = 0; index < kernel.length; index++) {
      const value = values[centre + index - radius];
      if (value === undefined) continue;
      const weight = kernel[index] ?? 0;
      sum += weight * value;
      weights += weight;
    }
    smoothed[centre] = sum / weights;
  }
  return smoothed;
}

/** How far the extremum of the parabola through three neighbours lies from the middle: -0.5..0.5. */
export function parabolicShift(before: number, middle: number, after: number): number {
  const curvature = before - 2 * middle + after;
  if (curvature === 0) return 0;
  return Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curvature)));
}

/** `+ 0` turns -0 into 0. */
export function rounded(value: number, digits = 3): number {
  return Math.round(value * 10 ** digits) / 10 ** digits + 0;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
