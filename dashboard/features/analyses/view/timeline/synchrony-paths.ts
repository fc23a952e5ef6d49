import type { Together } from '../../../../../functions/src/contract/together.ts';
import { plotHeight, rounded } from './plot-marks.ts';

type Curve = Together['synchrony_curve'];

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
