import { mean, movingMean } from '../series.ts';

/** Where a pulse is without a tempo it agrees as if by half of what a tempo beside it agrees by. */
const silentShare = 0.5;

export interface BoundarySearch {
  pulse: Float64Array;
  /** Values of the pulse; the boundary lies within [from, to). */
  from: number;
  to: number;
  /** The lag that holds before it, and the one that holds after it; null: none. */
  before: number | null;
  after: number | null;
}

/**
 * The value of a pulse at which one lag ends and another begins. Up to there the pulse is compared with
 * itself one lag before, from there on one lag after, each beyond what its strength there lets expect.
 */
export function findBoundary({ pulse, from, to, before, after }: BoundarySearch): number {
  const radius = Math.round(before ?? after ?? 0);
  const local = movingMean(pulse.subarray(from, to), radius);
  const agreement = (lag: number, step: -1 | 1) =>
    local.map((usual, index) => {
      const other = pulse[from + index + step * Math.round(lag)] ?? 0;
      return (pulse[from + index] ?? 0) * other - usual ** 2;
    });
  const quarter = Math.ceil(local.length / 4);
  const earlier = before === null ? null : agreement(before, -1);
  const later = after === null ? null : agreement(after, 1);
  const silent =
    silentShare * Math.max(0, mean((earlier ?? later?.toReversed() ?? local).slice(0, quarter)));
  let total = 0;
  let most = 0;
  let boundary = from;
  for (let index = 0; index < local.length; index++) {
    total += (earlier?.[index] ?? silent) - (later?.[index] ?? silent);
    if (total <= most) continue;
    most = total;
    boundary = from + index + 1;
  }
  return boundary;
}
