import type { DancerBody } from '../../../contract/body.ts';
import { dancerLabel } from '../../../contract/dancer-labels.ts';
import { measureBody } from '../measure-body.ts';
import { type DancerLook, describeDancers } from './describe-dancers.ts';
import type { FollowedDancers } from './follow-dancers.ts';

/**
 * The readings of each dancer, from left to right; one who was hardly seen is left out.
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

export function labelOf(look: DancerLook, isNamed = false): ReturnType<typeof dancerLabel> {
  if (look.of === 1) return dancerLabel(isNamed ? 'named' : 'alone');
  return look.of > 3 ? numberLabel(look) : placeLabel(look);
}

function numberLabel({ place: number, of, seconds, clothes }: DancerLook) {
  if (seconds === null) {
    return clothes === null
      ? dancerLabel('from_left', { number, of })
      : dancerLabel('from_left_in', { number, of, clothes });
  }
  return clothes === null
    ? dancerLabel('from_left_at', { number, of, seconds })
    : dancerLabel('from_left_at_in', { number, of, seconds, clothes });
}

function placeLabel({ place: number, of, seconds, clothes }: DancerLook) {
  const place = number === 1 ? 'left' : number === of ? 'right' : 'middle';
  if (seconds === null) {
    return clothes === null
      ? dancerLabel('at_start', { place })
      : dancerLabel('at_start_in', { place, clothes });
  }
  return clothes === null
    ? dancerLabel('at_second', { place, seconds })
    : dancerLabel('at_second_in', { place, seconds, clothes });
}
