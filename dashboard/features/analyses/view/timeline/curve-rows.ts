import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { rounded } from './plot-marks.ts';

/** More rows than these nobody listens to. */
const mostRows = 20;

/** A reading over time. */
export interface Curve {
  interval_seconds: number;
  /** Null where nothing is known. */
  values: readonly (number | null)[];
}
interface CurveRow extends Span {
  value: number | null;
}

/** A curve as the rows of a table: of a longer one the means of equal parts, none shorter than a second. */
export function curveRows({ interval_seconds: interval, values }: Curve): CurveRow[] {
  const span = Math.max(Math.ceil(values.length / mostRows), Math.ceil(1 / interval));
  return Array.from({ length: Math.ceil(values.length / span) }, (_, row) => {
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
