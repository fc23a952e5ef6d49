import { onTaskDispatched } from 'firebase-functions/tasks';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import { traceIdOf } from '../../domain/trace-id.ts';
import type { RemovalTask } from '../../workflows/ports/accounts.ts';
import { removeAccount as remove } from '../../workflows/remove-account.ts';

/** Tried for hours, where a service that it needs is away; then the sweep begins it again. */
export const removeAccount = onTaskDispatched<RemovalTask>(
  {
    memory: '512MiB',
    concurrency: 4,
    timeoutSeconds: 900,
    rateLimits: { maxConcurrentDispatches: 20 },
    retryConfig: { maxAttempts: 100, minBackoffSeconds: 1, maxBackoffSeconds: 300 },
    secrets: [secrets.geminiApiKey],
  },
  async ({ data, headers }) => {
    const trace = traceIdOf(headers?.['traceparent'], headers?.['x-cloud-trace-context']);
    await withLogContext({ trace }, () => remove(app().ports, data));
  },
);
