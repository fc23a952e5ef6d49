import type { App } from 'firebase-admin/app';
import { getFunctions } from 'firebase-admin/functions';
import type { RemovalQueue, RemovalTask } from '../workflows/ports/accounts.ts';
import type { RunTask, TaskQueue } from '../workflows/ports/task-queue.ts';
import type { WebhookQueue, WebhookTask } from '../workflows/ports/webhooks.ts';
import { tombstoneId } from './firestore/tombstones.ts';

/** The queue of `processAnalysis`. */
export function createTaskQueue(app: App, region: string): TaskQueue {
  return createNamedQueue<RunTask>(app, {
    resource: `locations/${region}/functions/processAnalysis`,
    dispatchDeadlineSeconds: 1_800,
    nameOf: ({ analysisId, runId, dispatch }) => `${analysisId}-${runId}-${dispatch}`,
  });
}

/** The queue of `deliverWebhook`. */
export function createWebhookQueue(app: App, region: string): WebhookQueue {
  return createNamedQueue<WebhookTask>(app, {
    resource: `locations/${region}/functions/deliverWebhook`,
    dispatchDeadlineSeconds: 60,
    nameOf: ({ analysisId, runId }) => `${analysisId}-${runId}`,
  });
}

/** The queue of `removeAccount`. */
export function createRemovalQueue(app: App, region: string): RemovalQueue {
  return createNamedQueue<RemovalTask>(app, {
    resource: `locations/${region}/functions/removeAccount`,
    dispatchDeadlineSeconds: 900,
    nameOf: ({ userId, removal }) => `${tombstoneId(userId)}-${removal}`,
  });
}

interface Queue<Task> {
  resource: string;
  /** Must match the function's timeout: Cloud Tasks gives up on a delivery after it. */
  dispatchDeadlineSeconds: number;
  nameOf(task: Task): string;
}

/** A task's id is its content, so that enqueueing twice is once. */
function createNamedQueue<Task extends RunTask | WebhookTask | RemovalTask>(
  app: App,
  { resource, dispatchDeadlineSeconds, nameOf }: Queue<Task>,
) {
  const queue = () => getFunctions(app).taskQueue<Task>(resource);
  return {
    async enqueue(task: Task, notBefore: Date | null = null): Promise<void> {
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
    async remove(task: Task): Promise<void> {
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
