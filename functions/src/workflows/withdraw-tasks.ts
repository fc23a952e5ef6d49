import type { RunTask } from './ports/task-queue.ts';
import type { Ports } from './ports.ts';

/** Takes a run's tasks out of the queue, up to this one. One that stays is void when it is delivered. */
export async function withdrawTasks(
  ports: Pick<Ports, 'tasks' | 'logger'>,
  last: RunTask,
): Promise<void> {
  const tasks = Array.from({ length: last.dispatch }, (_, before) => ({
    ...last,
    dispatch: last.dispatch - before,
  }));
  await Promise.all(
    tasks.map((task) =>
      ports.tasks.remove(task).catch((error: unknown) => {
        ports.logger.warn('void_task_left_in_queue', { ...task, error });
      }),
    ),
  );
}
