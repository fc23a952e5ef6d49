import { onTaskDispatched } from 'firebase-functions/tasks';
import { app, withLogContext } from '../../app.ts';
import { deployParameters, secrets, serviceAccounts } from '../../config.ts';
import { traceIdOf } from '../../domain/trace-id.ts';
import type { RunTask } from '../../workflows/ports/task-queue.ts';
import { processRun } from '../../workflows/process-run/process-run.ts';

/** One video at a time: tmp is memory on this platform, so two would share 2 GiB. */
export const processAnalysis = onTaskDispatched<RunTask>(
  {
    memory: deployParameters.workerMemoryMib,
    cpu: 2,
    concurrency: 1,
    maxInstances: deployParameters.maxConcurrentProcessing,
    timeoutSeconds: 1_800,
    rateLimits: { maxConcurrentDispatches: deployParameters.maxConcurrentProcessing },
    retryConfig: { maxAttempts: 100, minBackoffSeconds: 10, maxBackoffSeconds: 300 },
    secrets: [secrets.geminiApiKey],
    // It opens files of strangers: what it may touch is as little as it needs.
    serviceAccount: serviceAccounts.worker,
  },
  async ({ data, headers, retryCount }) => {
    const { analysisId, runId } = data;
    const trace = traceIdOf(headers?.['traceparent'], headers?.['x-cloud-trace-context']);
    await withLogContext({ trace, analysisId, runId }, () => {
      const { ports, config } = app();
      return processRun(ports, config, data, retryCount);
    });
  },
);
