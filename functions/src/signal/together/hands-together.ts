import { rounded } from '../series.ts';
import { aboutMiddle } from './about-middle.ts';
import { againstChance, beyondChance } from './chance.ts';
import { estimateOfPair, type Pair } from './pair.ts';
import type { Series } from './series.ts';

/** Trunk lengths between two wrists whose hands are held: a hand is .108 of the stature, a trunk .288. */
const near = 0.35;

/**
 * `share`, 0..1: of the looks that show a wrist of each, those in which two are near; `value`: the same
 * beyond strangers, who are near by chance.
 */
export interface Hands {
  share: number;
  value: number;
  confidence: number;
}

export function handsTogether(pair: Pair): Hands | null {
  const wrists = (dancer: Pair['one']) =>
    (['left_wrist', 'right_wrist'] as const).flatMap((name) =>
      aboutMiddle(dancer, pair, ({ at }) => at(name)),
    );
  const [one, other] = [wrists(pair.one), wrists(pair.other)];
  const told = againstChance(one, other, (its, theirs) => nearnessOf(its, theirs)?.share ?? null);
  const looks = nearnessOf(one, other)?.looks ?? 0;
  const estimate = estimateOfPair(told && beyondChance(told), looks, pair);
  return told && estimate && { share: rounded(told.reached), ...estimate };
}

/** Of series x and y of the left, then of the right wrist. */
function nearnessOf(one: readonly Series[], other: readonly Series[]) {
  const wristAt = (of: readonly Series[], hand: number, look: number) => {
    const [x, y] = [of[2 * hand]?.[look] ?? null, of[2 * hand + 1]?.[look] ?? null];
    return x === null || y === null ? [] : [{ x, y }];
  };
  const hands = [0, 1];
  let [looks, together] = [0, 0];
  for (let look = 0; look < (one[0]?.length ?? 0); look++) {
    const distances = hands.flatMap((hand) =>
      wristAt(one, hand, look).flatMap((its) =>
        hands.flatMap((otherHand) =>
          wristAt(other, otherHand, look).map(({ x, y }) => Math.hypot(x - its.x, y - its.y)),
        ),
      ),
    );
    if (distances.length === 0) continue;
    looks++;
    if (Math.min(...distances) <= near) together++;
  }
  return looks === 0 ? null : { share: together / looks, looks };
}
