import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { preparedPath, sourcePath } from '../../functions/src/domain/video/object-paths.ts';
import type { Stack } from '../../scripts/stack/boot.ts';
import { ROOT } from '../../scripts/stack/paths.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { adminSdk } from '../load/admin-sdk.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { type Caller, signUpCallers } from '../load/callers.ts';
import { finishedAnalysis } from '../load/finished-analysis.ts';
import { untilEnded } from '../load/until-ended.ts';

const callerCount = 20;
const measuredRounds = 5;
/** The emulators take more than twice as long for the first of them. No caller may ask for more in an hour. */
const warmUpRerunRounds = 10;
const refusedRounds = 20;
const oldWayRuns = 3;
/** The triggers of the round before run after its runs have ended, one at a time. */
const pauseMs = 1_500;

/** A run of it ends at once, so that the worker takes no time from the calls. */
const unreadableVideo = Buffer.from('This is no video.');

export const rerun: Benchmark = {
  name: 'rerun',
  async run(stack) {
    await measureReplies(stack, warmUpRerunRounds);
    const roundTimesMs = await measureReplies(stack, measuredRounds);
    const replyMs = median(roundTimesMs);
    const oldWayMs = median(await measureWholeRuns(stack));
    const rows: Row[] = [
      {
        what: `reply, ${callerCount} callers at once, p50 of ${roundTimesMs.length}`,
        figure: replyMs,
        unit: 'ms',
        limit: 300,
      },
      {
        what: `reply, ${callerCount} callers at once, p95 of ${roundTimesMs.length}`,
        figure: percentile(roundTimesMs, 95),
        unit: 'ms',
        limit: 1_000,
      },
      {
        what: `old way: the work inside the request (the sample video, 1 caller, nobody else), p50 of ${oldWayRuns}`,
        figure: oldWayMs,
        unit: 'ms',
      },
      { what: 'old way over reply, p50', figure: oldWayMs / replyMs, unit: '×' },
    ];
    return rows;
  },
};

/**
 * Of new callers, who all ask at once in each round. A run of an unreadable video removes the video,
 * so every call has an analysis of its own.
 */
async function measureReplies(stack: Stack, roundCount: number): Promise<number[]> {
  const callers = await signUpCallers(stack.ports, callerCount, { admins: false });
  const seedRound = (round: readonly Caller[]) =>
    Promise.all(
      round.map(async (caller) => {
        const analysisId = await seedFinished(caller.userId, unreadableVideo);
        return { caller, analysisId };
      }),
    );
  const rounds = await withoutTriggers(stack, () =>
    Promise.all(Array.from({ length: roundCount }, () => seedRound(callers))),
  );
  await warmUpWithRefusals(callers);

  const timesMs: number[] = [];
  for (const round of rounds) {
    const answers = await Promise.all(
      round.map(({ caller, analysisId }) => caller.call('rerunAnalysis', { analysisId })),
    );
    timesMs.push(...answers.map(({ elapsedMs }) => elapsedMs));
    await untilEnded(round.map(({ analysisId }) => analysisId));
    await sleep(pauseMs);
  }
  return timesMs;
}

/**
 * A process runs at full speed only after some dozens of calls. A rerun whose video is gone takes
 * the same path and starts no run.
 */
async function warmUpWithRefusals(callers: readonly Caller[]): Promise<void> {
  const gone = await Promise.all(callers.map(({ userId }) => seedFinished(userId, null)));
  for (let round = 0; round < refusedRounds; round += 1) {
    await Promise.all(
      callers.map((caller, index) => caller.refused('rerunAnalysis', { analysisId: gone[index] })),
    );
  }
}

/** What a server that does the work inside the request would let its caller wait. */
async function measureWholeRuns(stack: Stack): Promise<number[]> {
  const [caller] = await signUpCallers(stack.ports, 1, { admins: false });
  if (caller === undefined) throw new Error('Nobody could sign up.');
  const sample = await readFile(path.join(ROOT, 'scripts', 'sample', 'dance-100-bpm.mp4'));
  const analysisId = await withoutTriggers(stack, () => seedFinished(caller.userId, sample));
  const timesMs: number[] = [];
  // The first one starts the worker's process.
  for (let run = 0; run <= oldWayRuns; run += 1) {
    await forgetPreparation(caller.userId, analysisId);
    const startedAt = performance.now();
    await caller.call('rerunAnalysis', { analysisId });
    const [status] = await untilEnded([analysisId]);
    if (status !== 'completed') throw new Error(`The sample's run ended ${status}.`);
    if (run > 0) timesMs.push(performance.now() - startedAt);
  }
  return timesMs;
}

/** The old servers kept nothing between two runs. */
async function forgetPreparation(userId: string, analysisId: string): Promise<void> {
  const { bucket } = adminSdk();
  await bucket.file(preparedPath(userId, analysisId)).delete({ ignoreNotFound: true });
}

async function seedFinished(userId: string, video: Buffer | null): Promise<string> {
  const { firestore, bucket } = adminSdk();
  const analysisId = randomUUID();
  const contentType = 'video/mp4';
  const source = bucket.file(sourcePath(userId, analysisId));
  if (video !== null) await source.save(video, { contentType, resumable: false });
  const described = { userId, contentType, sizeBytes: video?.byteLength ?? 1 };
  const summary = finishedAnalysis(analysisId, described, new Date());
  await firestore.doc(`analyses/${analysisId}`).create(summary);
  return analysisId;
}
