import type { TaskQueueState } from '../../contract/operations.ts';

export interface TaskQueue {
  /**
   * Delivers at once, or not before a moment. Harmless when the task is already there: its name is
   * made of its three fields.
   */
  enqueue(task: RunTask, notBefore?: Date | null): Promise<void>;
  /** Nothing happens where the task has run or is gone. */
  remove(task: RunTask): Promise<void>;
}

export interface RunTask {
  analysisId: string;
  runId: string;
  dispatch: number;
}

/** The queue of runs as Cloud Tasks sees it. */
export interface QueueMonitor {
  /** Null on the local stack, whose queue cannot be asked. */
  state(): Promise<TaskQueueState | null>;
}
