import type { Span } from '../../../../../functions/src/contract/estimate.ts';

export const plotHeight = 100;

/** A line from top to bottom at each of these seconds. */
export const linesAt = (seconds: readonly number[]): string =>
  seconds.map((at) => `M${rounded(at)} 0V${plotHeight}`).join('');

/** An area from top to bottom over each of these spans. */
export const blocksAt = (spans: readonly Span[]): string =>
  spans
    .map(
      ({ start_seconds: from, end_seconds: to }) =>
        `M${rounded(from)} 0H${rounded(to)}V${plotHeight}H${rounded(from)}Z`,
    )
    .join('');

export const rounded = (value: number) => Math.round(value * 100) / 100;
