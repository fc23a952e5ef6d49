import { dancerLabel } from '../../../contract/dancer-labels.ts';
import type { DancerBody } from '../../../contract/measurements.ts';
import { measureBody } from '../measure-body.ts';
import { type DancerLook, describeDancers } from './describe-dancers.ts';
import type { FollowedDancers } from './follow-dancers.ts';

/**
 * The readings of each dancer, from left to right; one who was
 * hardly seen is left out.
 */
export function measureDancers({ dancers }: FollowedDancers, areNamed = false): DancerBody[] {
  const looks = describeDancers(dancers);
  return dancers.flatMap(({ track }, index) => {
    const body = measureBody(track);
    const look = looks[index];
    if (body === null || look === undefined) return [];
    return [{ body_id: index + 1, label: labelOf(look, areNamed), ...body }];
  });
}

export function labelOf(
  { place: number, of, clothes }: DancerLook,
  isNamed = false,
): ReturnType<typeof dancerLabel> {
  if (of === 1) return dancerLabel(isNamed ? 'named' : 'alone');
  if (of > 3) {
    return clothes === null
      ? dancerLabel('from_left', { number, of })
      : dancerLabel('from_left_in', { number, of, clothes });
  }
  const place = number === 1 ? 'left' : number === of ? 'right' : 'middle';
  return clothes === null
    ? dancerLabel('at_start', { place })
    : dancerLabel('at_start_in', { place, clothes });
}
