import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp } from '../../functions/src/app.ts';
import { readConfig } from '../../functions/src/config.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { processRun } from '../../functions/src/workflows/process-run/process-run.ts';
import { adminFirestore, bucket } from './admin-sdk.ts';
import { completedSummary } from './seeded-analysis.ts';

export interface InProcessWorker extends App {
  deliver(task: RunTask): Promise<void>;
  /** Names in the worker's own tmp. */
  leftInTmp(): Promise<string[]>;
  /** Resolves when the worker's log names this stage as begun. */
  begun(stage: string): Promise<void>;
  close(): Promise<void>;
}

/** The worker's real code in this process, against the emulators, with a tmp of its own. */
export async function startWorker(
  overrides: (app: App) => Partial<Ports> = () => ({}),
): Promise<InProcessWorker> {
  const tmpDirectory = await mkdtemp(join(tmpdir(), 'worker-test-'));
  const local = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true', ANALYZER: 'signal' });
  const config = { ...local, tmpDirectory };
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  const stageOf = (stage: string) => {
    const known = waiting.get(stage) ?? Promise.withResolvers<void>();
    waiting.set(stage, known);
    return known;
  };
  const logger = {
    info(event: string, fields: Record<string, unknown> = {}) {
      if (event === 'stage_begun') stageOf(String(fields['stage'])).resolve();
    },
    warn() {},
    error() {},
  };
  const app = buildApp(config, { logger, ...overrides(buildApp(config)) });
  return {
    ...app,
    deliver: (task) => processRun(app.ports, config, task),
    leftInTmp: () => readdir(tmpDirectory),
    begun: (stage) => stageOf(stage).promise,
    close: () => rm(tmpDirectory, { recursive: true, force: true }),
  };
}

/**
 * An analysis that is to be processed and that only the returned task stands for: it does not say
 * that it waits, so that neither trigger nor sweep of the stack gives it to the stack's own worker.
 */
export async function seedRun(
  analysisId: string,
  userId: string,
  videoPath: string,
  work: Record<string, unknown> = {},
): Promise<RunTask> {
  const objectPath = `videos/${userId}/${analysisId}/source`;
  const {
    started_at: _started,
    processed_at: _processed,
    ...summary
  } = completedSummary(userId, analysisId, {
    status: 'processing',
    processed: false,
    stage: 'downloading',
    progress: 0,
    attempt: 0,
    total_score: null,
    scores: {},
    analyzer: null,
  });
  const document = adminFirestore.doc(`analyses/${analysisId}`);
  await document.set(summary);
  await document
    .collection('private')
    .doc('work')
    .set({ dispatch: 1, ...work });
  await bucket.upload(videoPath, {
    destination: objectPath,
    resumable: false,
    metadata: { contentType: 'video/mp4' },
  });
  return { analysisId, runId: 'run-1', dispatch: 1 };
}
