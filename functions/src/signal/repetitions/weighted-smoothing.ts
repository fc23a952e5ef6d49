/** At score 1; a value that is half as sure is smoothed over twice as long. */
const smoothingSeconds = 0.035;

/**
 * The course that stays near the values, as near as each deserves by its weight, and bends as little
 * as it can: gaps, of weight 0, are bridged by straight lines, the ends held. Whittaker's smoother of
 * the first order: the least of the sum of w (value - course)² and of lambda (step of the course)².
 *
 * Source: P. Eilers, A perfect smoother, Analytical Chemistry 75 (2003).
 */
export function smoothByWeight(
  values: readonly number[],
  weights: readonly number[],
  rate: number,
): Float64Array {
  const stiffness = (smoothingSeconds * rate) ** 2;
  const count = values.length;
  const ratios = new Float64Array(count);
  const course = new Float64Array(count);
  for (let index = 0; index < count; index++) {
    const weight = Math.max(weights[index] ?? 0, leastWeight);
    const neighbours = (index > 0 ? 1 : 0) + (index < count - 1 ? 1 : 0);
    const before = index > 0 ? stiffness : 0;
    const pivot = weight + neighbours * stiffness - before * (ratios[index - 1] ?? 0);
    ratios[index] = stiffness / pivot;
    course[index] = (weight * (values[index] ?? 0) + before * (course[index - 1] ?? 0)) / pivot;
  }
  for (let index = count - 2; index >= 0; index--) {
    course[index] = (course[index] ?? 0) + (ratios[index] ?? 0) * (course[index + 1] ?? 0);
  }
  return course;
}

/** Keeps the sum solvable where nothing is known. */
const leastWeight = 1e-9;
