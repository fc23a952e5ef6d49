import type { Together } from '../../../../../functions/src/contract/together.ts';
import { plotHeight, rounded } from './plot-marks.ts';

type Curve = Together['synchrony_curve'];

/** More rows than these nobody listens to. */
const mostRows = 20;

/**
 * The areas between the middle of the plot, 0, and a curve of -1..1, one for each stretch that is known, as
 * an SVG path whose x are seconds and whose y fall from `plotHeight`, -1, to 0.
 */
export function synchronyPath({ interval_seconds: interval, values }: Curve): string {
  const at = (index: number) => rounded(index * interval);
  const heightOf = (index: number) => rounded((plotHeight * (1 - (values[index] ?? 0))) / 2);
  return knownStretches(values)
    .map(({ from, to }) => {
      const points = Array.from(
        { length: to - from },
        (_, index) => `L${at(from + index + 0.5)} ${heightOf(from + index)}`,
      );
      const middle = plotHeight / 2;
      return `M${at(from)} ${middle}V${heightOf(from)}${points.join('')}L${at(to)} ${heightOf(to - 1)}V${middle}Z`;
    })
    .join('');
}

function knownStretches(values: Curve['values']): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const [index, value] of values.entries()) {
    const last = stretches.at(-1);
    if (value === null) continue;
    if (last?.to === index) last.to = index + 1;
    else stretches.push({ from: index, to: index + 1 });
  }
  return stretches;
}

export interface SynchronyRow {
  start_seconds: number;
  end_seconds: number;
  /** -1..1; null where too little shows it. */
  value: number | null;
}

/** The same as the rows of a table: of a longer curve the means of equal parts. */
export function synchronyRows({ interval_seconds: interval, values }: Curve): SynchronyRow[] {
  const span = Math.ceil(values.length / mostRows);
  return Array.from({ length: Math.ceil(values.length / Math.max(1, span)) }, (_, row) => {
    const [from, to] = [row * span, Math.min(values.length, (row + 1) * span)];
    const known = values.slice(from, to).filter((value) => value !== null);
    const sum = known.reduce((total, value) => total + value, 0);
    return {
      start_seconds: rounded(from * interval),
      end_seconds: rounded(to * interval),
      value: known.length === 0 ? null : sum / known.length,
    };
  });
}
