import type { Ports } from './ports.ts';

/**
 * From now on nothing is made for this user, and what there is will be removed. Harmless at any time;
 * false: it is under way, or done.
 */
export async function startRemoval(
  ports: Pick<Ports, 'removals' | 'removalTasks' | 'logger'>,
  userId: string,
): Promise<boolean> {
  const task = await ports.removals.begin(userId);
  if (task === null) return false;
  try {
    await ports.removalTasks.enqueue(task);
  } catch (error) {
    // It has begun all the same: the sweep finds that nobody goes on with it.
    ports.logger.warn('removal_left_to_sweep', { removal: task.removal, error });
    await ports.removals.giveUp(userId);
  }
  ports.logger.info('removal_begun', { removal: task.removal });
  return true;
}
