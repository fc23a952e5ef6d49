import type { Status } from './outward-shapes.ts';

const next: Record<Status, readonly Status[]> = {
  uploading: ['queued', 'failed', 'cancelled'],
  queued: ['processing', 'failed', 'cancelled'],
  processing: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
  expired: [],
};

function canFollow(earlier: Status, later: Status): boolean {
  return next[earlier].some((status) => status === later || canFollow(status, later));
}

/**
 * Whether what one run was seen in is a path of the state diagram. A listener may see a state
 * more than once and may skip some, but sees them in order.
 */
export function isPathOfOneRun(statuses: readonly Status[]): boolean {
  return statuses.every((status, index) => {
    const earlier = statuses[index - 1];
    return earlier === undefined || earlier === status || canFollow(earlier, status);
  });
}

export function neverFalls(values: readonly number[]): boolean {
  return values.every((value, index) => value >= (values[index - 1] ?? value));
}
