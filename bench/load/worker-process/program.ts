import process from 'node:process';
import type { RunTask } from '../../../functions/src/workflows/ports/task-queue.ts';
import { importBuilt } from '../own-process/built-functions.ts';
import { createFolderBucket } from './folder-bucket.ts';

/**
 * One instance of `processAnalysis`: it loads all that deploys, builds the product's own adapters
 * (but for the bucket), and works off one task after another, as its parent sends them. Erasing the
 * types of this file takes Node about 18 MiB, which count against the worker.
 */
const folder = process.env['BENCH_BUCKET_FOLDER'] ?? '';
const workerMemoryMib = Number(process.env['BENCH_WORKER_MEMORY_MIB']);

await importBuilt<unknown>('index.js');
const { buildApp } = await importBuilt<typeof import('../../../functions/src/app.ts')>('app.js');
const { readConfig } =
  await importBuilt<typeof import('../../../functions/src/config.ts')>('config.js');
const { processRun } = await importBuilt<
  typeof import('../../../functions/src/workflows/process-run/process-run.ts')
>('workflows/process-run/process-run.js');

// Not by the parameter: deploys take 2 or 4 GiB alone, and smaller limits are measured too.
const config = Object.assign(readConfig(), { workerMemoryMib });
const { ports } = buildApp(config, { bucket: createFolderBucket(folder) });

process.on('disconnect', () => process.exit());
process.on('message', async (task: RunTask) => {
  const thrown = await processRun(ports, config, task).then(
    () => null,
    (error: unknown) => String(error),
  );
  process.send?.({ thrown });
});
process.send?.({ ready: true });
