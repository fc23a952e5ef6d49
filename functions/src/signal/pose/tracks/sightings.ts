import type { Clothes } from './clothes.ts';
import type { Look } from './look.ts';
import { type PlacedBody, stepCost, still } from './step-cost.ts';
import { trunkOf } from './trunk.ts';

/** A body in one look, and what it wears. */
export interface Sighting extends PlacedBody {
  /** Of the look. */
  index: number;
  score: number;
  clothes: Clothes;
}

/** What the model is less sure of is no body. */
export const leastBodyScore = 0.15;
/** Two in one look that are nearer than this are one body, found twice. */
const sameBodyCost = 1;
/** Trunk lengths between two trunks of which one may hide the other. */
const touching = 0.8;

/** Of what one look found, each body once, the clearest first. */
export function sightingsOf({ seconds, bodies }: Look, index: number, aspect: number): Sighting[] {
  const clear = bodies.filter(({ score }) => score >= leastBodyScore);
  const kept: Sighting[] = [];
  for (const body of clear.toSorted((one, other) => other.score - one.score)) {
    const trunk = trunkOf(body.pose, aspect);
    if (trunk === null || trunk.length === 0) continue;
    const sighting = { ...body, seconds, index, trunk };
    const isTwin = kept.some(
      (other) => (stepCost(other, still, sighting, aspect) ?? Infinity) < sameBodyCost,
    );
    if (!isTwin) kept.push(sighting);
  }
  return kept;
}

/** So near that one may hide the other. */
export function areTouching({ trunk: one }: Sighting, { trunk: other }: Sighting): boolean {
  const unit = Math.max(one.length, other.length);
  return Math.hypot(one.x - other.x, one.y - other.y) < touching * unit;
}
