import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { FieldValue, Timestamp } from 'firebase-admin/firestore';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGeminiAnalyzer } from '../../../functions/src/adapters/gemini/gemini-analyzer.ts';
import type { App } from '../../../functions/src/app.ts';
import { cancelAnalysis } from '../../../functions/src/workflows/cancel-analysis.ts';
import { deleteAnalysis } from '../../../functions/src/workflows/delete-analysis.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';
import { adminFirestore, objectsOf } from '../../support/admin-sdk.ts';
import { childProcesses } from '../../support/child-processes.ts';
import {
  type GeminiStandIn,
  standInKey,
  startGeminiStandIn,
} from '../../support/gemini-stand-in/gemini-stand-in.ts';
import { hang } from '../../support/gemini-stand-in/misbehaviour.ts';
import { type InProcessWorker, seedRun, startWorker } from '../../support/in-process-worker.ts';
import { makeClip } from '../../support/make-clips.ts';
import { emulatorAddress } from '../../support/stack-addresses.ts';
import { type StallingProxy, startStallingProxy } from '../../support/stalling-proxy.ts';

/** The contract's bound from the call to the last trace. */
const stopLimitMs = 5_000;
/** How long the document is watched afterwards: longer than a heartbeat. */
const watchedMs = 21_000;

let clips: string;
let clip: string;
let longClip: string;
beforeAll(async () => {
  clips = await mkdtemp(join(tmpdir(), 'stopped-run-'));
  clip = await makeClip(join(clips, 'clip.mp4'), { seconds: 12 });
  const options = ['-c:v', 'libx264', '-preset', 'ultrafast'];
  longClip = await makeClip(join(clips, 'long.mp4'), { seconds: 40, size: '640x360', options });
}, 120_000);
afterAll(() => rm(clips, { recursive: true }));

let standIn: GeminiStandIn;
let network: StallingProxy;
let worker: InProcessWorker;
let isSlow: boolean;
beforeEach(async () => {
  standIn = await startGeminiStandIn();
  network = await startStallingProxy(emulatorAddress('FIREBASE_STORAGE_EMULATOR_HOST'));
  // The Storage client takes it before the address that it is given.
  vi.stubEnv('STORAGE_EMULATOR_HOST', network.url);
  worker = await startWorker((app) => ({ analyzer: judge(app), workspaces: slow(app) }));
  vi.unstubAllEnvs();
});
afterEach(async () => {
  await Promise.all([standIn.close(), network.close(), worker.close()]);
});

const judge = ({ config, ports }: App) =>
  createGeminiAnalyzer({
    ...config.gemini,
    apiKey: standInKey,
    baseUrl: standIn.baseUrl,
    clock: ports.clock,
    logger: { info() {}, warn() {}, error() {} },
    random: Math.random,
  });

/** Reads the sound as slowly as a busy machine, so that measuring lasts long enough to be caught. */
const slow = ({ ports }: App): Ports['workspaces'] => ({
  within: (name, use) =>
    ports.workspaces.within(name, (workspace) =>
      use({
        ...workspace,
        async *read(fileName) {
          for await (const chunk of workspace.read(fileName)) {
            if (isSlow) await delay(250);
            yield chunk;
          }
        },
      }),
    ),
});

const untilFfmpegRuns = () =>
  vi.waitFor(async () => expect(await childProcesses()).toContain('ffmpeg'), 10_000);

/** Lets a run get into the middle of a stage, where without us it would stay for seconds or ever. */
const stages: Record<string, { video: () => string; reach: () => Promise<unknown> }> = {
  downloading: { video: () => longClip, reach: () => network.stalled },
  normalising: {
    video: () => longClip,
    reach: () => worker.begun('normalising').then(untilFfmpegRuns),
  },
  measuring: { video: () => clip, reach: () => worker.begun('measuring') },
  analysing: { video: () => clip, reach: () => standIn.reached('generate') },
};

async function catchRun(stage: string) {
  const [userId, analysisId] = [randomUUID(), randomUUID()];
  const { video, reach } = stages[stage] ?? { video: () => clip, reach: async () => {} };
  const task = await seedRun(analysisId, userId, video());
  standIn.misbehave('generate', hang);
  isSlow = stage === 'measuring';
  if (stage === 'downloading') network.stallAfter(200_000);
  const run = worker.deliver(task);
  await Promise.race([reach(), run.then(() => Promise.reject(new Error('ended too early')))]);
  return { userId, analysisId, task, run };
}

async function expectNothingLeft(run: Promise<void>, begunAt: number): Promise<void> {
  await run;
  expect(await childProcesses()).not.toContain('ffmpeg');
  expect(await worker.leftInTmp()).toEqual([]);
  expect([...standIn.files.keys()]).toEqual([]);
  expect(Date.now() - begunAt).toBeLessThan(stopLimitMs);
}

const updateTimeOf = async (analysisId: string) =>
  (await adminFirestore.doc(`analyses/${analysisId}`).get()).updateTime?.valueOf() ?? null;
const reportsOf = async (analysisId: string) =>
  (await adminFirestore.collection(`analyses/${analysisId}/reports`).get()).docs.map(
    ({ id }) => id,
  );

const as = (userId: string) => ({ userId, isAdmin: false });

/** What each stopped run left behind, to be looked at again when a late write has had its time. */
const stopped = new Map<string, { analysisId: string; updateTime: string | null }>();
async function remember(what: string, analysisId: string): Promise<void> {
  stopped.set(what, { analysisId, updateTime: await updateTimeOf(analysisId) });
}

describe.each(Object.keys(stages))('a run that is caught while %s', (stage) => {
  it('stops at a cancel within 5 s and leaves nothing', async () => {
    const { userId, analysisId, run } = await catchRun(stage);
    const begunAt = Date.now();
    await cancelAnalysis(worker.ports, as(userId), analysisId);
    await remember(`cancelled while ${stage}`, analysisId);
    await expectNothingLeft(run, begunAt);
  });

  it('stops at a delete within 5 s and leaves nothing', async () => {
    const { userId, analysisId, run } = await catchRun(stage);
    const begunAt = Date.now();
    await deleteAnalysis(worker.ports, as(userId), analysisId);
    await remember(`deleted while ${stage}`, analysisId);
    await expectNothingLeft(run, begunAt);
    const work = adminFirestore.doc(`analyses/${analysisId}/private/work`);
    const left = async () => [...(await objectsOf(userId, analysisId)), (await work.get()).exists];
    await expect.poll(left, { timeout: 60_000, interval: 500 }).toEqual([false]);
  });

  it('stops where a rerun follows the cancel', async () => {
    const { userId, analysisId, run } = await catchRun(stage);
    const begunAt = Date.now();
    await cancelAnalysis(worker.ports, as(userId), analysisId);
    // Held by a worker elsewhere that is silent for now, so that any write is the old worker's. By
    // hand: counted among the runs that are out, it would keep the stack's workers waiting.
    const held = {
      ...{ status: 'processing', stage: 'analysing', run_id: 'run-2', attempt: 1, progress: 0 },
      lease_expires_at: Timestamp.fromMillis(Date.now() + 10 * 60_000),
      rerun_requested_at: Timestamp.now(),
      cancelled_at: FieldValue.delete(),
    };
    // The emulator may answer UNKNOWN to what it stored, where a listener is just ending.
    await vi.waitFor(() => adminFirestore.doc(`analyses/${analysisId}`).update(held));
    await remember(`rerun while ${stage}`, analysisId);
    await expectNothingLeft(run, begunAt);
  });
});

describe('a worker that has been stopped', () => {
  it('writes nothing any more, in no stage and after no end', async () => {
    expect(stopped.size).toBe(Object.keys(stages).length * 3);
    await delay(watchedMs);
    for (const [what, { analysisId, updateTime }] of stopped) {
      expect([what, await updateTimeOf(analysisId)]).toEqual([what, updateTime]);
      expect([what, await reportsOf(analysisId)]).toEqual([what, []]);
    }
  });
});
