import type { TaskQueueState } from '../contract/operations.ts';

/** A queue of Cloud Tasks as an operator handles it; `firebase deploy` makes one per task function. */
export interface QueueControl {
  /** Such as `projects/my-project/locations/us-central1/queues/processAnalysis`. */
  name: string;
  state(): Promise<TaskQueueState>;
  /** What it holds stays there and is not delivered. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Throws away all that it holds. */
  purge(): Promise<void>;
}

export function openQueueControl(queue: {
  projectId: string;
  region: string;
  queueId: string;
}): QueueControl {
  const { projectId, region, queueId } = queue;
  const name = `projects/${projectId}/locations/${region}/queues/${queueId}`;
  let opened: ReturnType<typeof openClient> | null = null;
  const client = () => {
    opened ??= openClient();
    return opened;
  };

  return {
    name,
    async state() {
      const readMask = { paths: ['name', 'state', 'stats'] };
      const [{ state, stats }] = await (await client()).getQueue({ name, readMask });
      return { state: String(state ?? 'STATE_UNSPECIFIED'), depth: Number(stats?.tasksCount ?? 0) };
    },
    pause: async () => void (await (await client()).pauseQueue({ name })),
    resume: async () => void (await (await client()).resumeQueue({ name })),
    purge: async () => void (await (await client()).purgeQueue({ name })),
  };
}

/**
 * Loaded when it is first asked for, since most instances never ask. Only v2beta3 tells how many
 * tasks a queue holds.
 */
async function openClient() {
  const { v2beta3 } = await import('@google-cloud/tasks');
  return new v2beta3.CloudTasksClient();
}
