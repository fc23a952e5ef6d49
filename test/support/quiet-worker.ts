import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp } from '../../functions/src/app.ts';
import { type Config, readConfig } from '../../functions/src/config.ts';
import { transition } from '../../functions/src/domain/states/transition.ts';
import { objectPrefix, sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import { ownStep } from '../../functions/src/workflows/ask-admission.ts';
import type { RunTask } from '../../functions/src/workflows/ports/task-queue.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { processRun } from '../../functions/src/workflows/process-run/process-run.ts';
import { buildAnalysis } from './build-analysis.ts';
import { emulatorAddress } from './stack-addresses.ts';

const projectId = 'demo-quiet';
const bucketName = `${projectId}.firebasestorage.app`;
const never = new AbortController().signal;

export interface QuietWorker {
  app: App;
  /** Holds nothing but the folders of runs. */
  tmpDirectory: string;
  /** A queued analysis whose video lies in the bucket. */
  seed(videoPath: string, params?: Record<string, unknown>): Promise<Seeded>;
  process(task: RunTask, limits?: Partial<Config>): Promise<void>;
  close(): Promise<void>;
}
export interface Seeded {
  userId: string;
  task: RunTask;
  upload(videoPath: string): Promise<void>;
  objects(): Promise<string[]>;
}

/**
 * The worker's real code in this process, on the emulators, in a project for which no function is
 * deployed: no trigger and no sweep meddles.
 */
export async function startQuietWorker(overrides: Partial<Ports> = {}): Promise<QuietWorker> {
  const tmpDirectory = await mkdtemp(join(tmpdir(), 'quiet-worker-'));
  const local = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true', ANALYZER: 'signal' });
  const config = { ...local, projectId, bucketName, tmpDirectory };
  const tasks = { enqueue: async () => {}, remove: async () => {} };
  const logger = { info() {}, warn() {}, error() {} };
  const app = buildApp(config, { tasks, logger, ...overrides });
  const { analyses, bucket, ids } = app.ports;

  return {
    app,
    tmpDirectory,
    async seed(videoPath, params = {}) {
      const [userId, analysisId] = [ids.runId(), ids.analysisId()];
      const objectPath = sourcePath(userId, analysisId);
      const fresh = buildAnalysis({ user_id: userId, params });
      const video = fresh.summary.video && { ...fresh.summary.video, object_path: objectPath };
      const waiting = { ...fresh, summary: { ...fresh.summary, video } };
      await analyses.create(analysisId, waiting, null, ownStep(userId));
      const upload = async (path: string) => {
        await bucket.upload(path, objectPath, { contentType: 'video/mp4', signal: never });
      };
      await upload(videoPath);
      const generation = (await bucket.stat(objectPath))?.generation ?? '';
      const accept = { kind: 'acceptUpload', generation } as const;
      await analyses.begin(
        analysisId,
        (stored) => ({
          result: undefined,
          change: transition(stored ?? waiting, accept, new Date()),
        }),
        ownStep(userId),
      );
      const task = { analysisId, runId: fresh.summary.run_id, dispatch: fresh.work.dispatch };
      const objects = () => listObjects(objectPrefix(userId, analysisId));
      return { userId, task, upload, objects };
    },
    process: (task, limits = {}) => processRun(app.ports, { ...config, ...limits }, task),
    close: () => rm(tmpDirectory, { recursive: true }),
  };
}

/** The names below a prefix, in order. */
async function listObjects(prefix: string): Promise<string[]> {
  const { host, port } = emulatorAddress('FIREBASE_STORAGE_EMULATOR_HOST');
  const query = new URLSearchParams({ prefix });
  const reply = await fetch(`http://${host}:${port}/storage/v1/b/${bucketName}/o?${query}`);
  const { items = [] } = (await reply.json()) as { items?: { name: string }[] };
  return items.map(({ name }) => name.slice(prefix.length)).sort();
}
