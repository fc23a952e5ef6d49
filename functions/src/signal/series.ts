/** The value below which a share (0..1) of the values lies; 0 of none. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
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
  return Float64Array.from(values, (_, index) => {
    const from = Math.max(0, index - radius);
    const to = Math.min(values.length, index + radius + 1);
    return ((sums[to] ?? 0) - (sums[from] ?? 0)) / (to - from);
  });
}

/** Gaussian smoothing; `deviation` in values. The ends weigh what is there. */
export function smooth(values: ArrayLike<number>, deviation: number): Float64Array {
  const radius = Math.ceil(3 * deviation);
  const kernel = Array.from({ length: 2 * radius + 1 }, (_, index) =>
    Math.exp(-0.5 * ((index - radius) / deviation) ** 2),
  );
  return Float64Array.from(values, (_, centre) => {
    let sum = 0;
    let weights = 0;
    for (const [index, weight] of kernel.entries()) {
      const value = values[centre + index - radius];
      if (value === undefined) continue;
      sum += weight * value;
      weights += weight;
    }
    return sum / weights;
  });
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
