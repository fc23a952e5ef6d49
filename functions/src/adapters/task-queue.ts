import type { App } from 'firebase-admin/app';
import { getFunctions } from 'firebase-admin/functions';
import type { RunTask, TaskQueue } from '../workflows/ports.ts';

/** Must match the timeout of `processAnalysis`: Cloud Tasks gives up on a delivery after it. */
const dispatchDeadlineSeconds = 1_800;

/** The queue of `processAnalysis`. A task's id is its content, so that enqueueing twice is once. */
export function createTaskQueue(app: App, region: string): TaskQueue {
  const queue = () =>
    getFunctions(app).taskQueue<RunTask>(`locations/${region}/functions/processAnalysis`);
  const nameOf = (task: RunTask) => `${task.analysisId}-${task.runId}-${task.dispatch}`;

  return {
    async enqueue(task, notBefore = null) {
      try {
        await queue().enqueue(task, {
          id: nameOf(task),
          dispatchDeadlineSeconds,
          ...(notBefore && { scheduleTime: notBefore }),
        });
      } catch (error) {
        if (!hasCode(error, 'task-already-exists')) throw error;
      }
    },
    async remove(task) {
      try {
        await queue().delete(nameOf(task));
      } catch (error) {
        if (!hasCode(error, 'not-found')) throw error;
      }
    },
  };
}

/** The SDK's codes come with and without the prefix `functions/`. */
function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && `${error.code}`.split('/').at(-1) === code;
}
