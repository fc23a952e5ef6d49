import { clamp, mean } from '../series.ts';
import type { Cycle } from './find-cycles.ts';

export interface Regularity {
  /** Spread of lengths and of ranges about their trend, as a share of their mean. */
  lengthSpread: number;
  rangeSpread: number;
  /** -1..1: mean correlation of each course with the mean course. */
  sameness: number;
}

const courseValues = 24;

export function regularityOf(cycles: readonly Cycle[], values: Float64Array): Regularity {
  const courses = cycles.map((cycle) => courseOf(cycle, values));
  const usual = Array.from({ length: courseValues }, (_, at) =>
    mean(courses.map((course) => course[at] ?? 0)),
  );
  return {
    lengthSpread: spread(cycles.map(({ start, end }) => end - start)),
    rangeSpread: spread(cycles.map(({ range }) => range)),
    sameness: mean(courses.map((course) => correlation(course, usual))),
  };
}

/**
 * Standard deviation about a straight line, or from one to the next where that is less, as a share of the
 * mean: who tires, and who goes on at another pace, is still regular.
 */
function spread(values: readonly number[]): number {
  const centre = mean(values);
  if (centre === 0) return 0;
  const middle = (values.length - 1) / 2;
  const leverage = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  const rise = values.reduce((sum, value, index) => sum + (index - middle) * (value - centre), 0);
  const slope = leverage === 0 ? 0 : rise / leverage;
  const aboutLine = mean(
    values.map((value, index) => (value - centre - slope * (index - middle)) ** 2),
  );
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  const fromOneToNext = mean(steps.map((step) => step ** 2)) / 2;
  return Math.sqrt(Math.min(aboutLine, fromOneToNext)) / centre;
}

function courseOf({ start, end }: Cycle, values: Float64Array): number[] {
  return Array.from({ length: courseValues }, (_, index) => {
    const at = start + ((end - start) * index) / (courseValues - 1);
    const whole = Math.floor(at);
    const part = at - whole;
    return (1 - part) * (values[whole] ?? 0) + part * (values[whole + 1] ?? values[whole] ?? 0);
  });
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [oneMean, otherMean] = [mean(one), mean(other)];
  let products = 0;
  let oneSquares = 0;
  let otherSquares = 0;
  for (const [index, value] of one.entries()) {
    const [left, right] = [value - oneMean, (other[index] ?? 0) - otherMean];
    products += left * right;
    oneSquares += left * left;
    otherSquares += right * right;
  }
  const scale = Math.sqrt(oneSquares * otherSquares);
  return scale > 0 ? clamp(products / scale, -1, 1) : 0;
}
