import type { Curve } from '../../../functions/src/signal/curve.ts';

/** The pieces of each curve, one a scene, together by its name, in the order of the first. */
export const joinPieces = (curves: readonly Curve[]): [string, Curve[]][] => [
  ...Map.groupBy(curves, ({ name }) => name),
];
