import { mean } from '../series.ts';
import type { Counting } from './count-repetitions.ts';
import type { BodyEvidence } from './evidence.ts';
import { likeness } from './likeness.ts';
import { reachesBetween } from './reaches.ts';
import type { TimeSpan } from './scenes.ts';

/** In fewer looks at it a body is bridged by straight lines most of the time. */
const leastSeen = 0.5;
/**
 * Mean likeness of what the body does in one to what it does in the others: push-ups that the picture
 * alone shows 0.98, steps of a walk 0.83; four titles that come and go 0.49, turns of a couple 0.28.
 */
const leastLikeness = 0.7;

/**
 * Whether a body does the same each time that the picture shows a repetition: titles come and go at
 * their place too, and the light of a room. True where too little of a body is seen to tell.
 */
export function bodyAgrees({ each }: Counting, scene: TimeSpan, body: BodyEvidence): boolean {
  if (body.seen < leastSeen) return true;
  const positions = body.within(scene);
  const ofBody = each.map((one) => ({
    ...one,
    reaches: reachesBetween(positions, one.start, one.turn),
  }));
  const alike = ofBody.map((one) =>
    likeness(
      [one],
      ofBody.filter((other) => other !== one),
    ),
  );
  return mean(alike) >= leastLikeness;
}
