import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { adminSdk } from '../load/admin-sdk.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { type Answer, type Caller, signUpCallers } from '../load/callers.ts';
import { seedReport } from '../load/seed-report.ts';
import { startIdleQueue } from '../load/served-function/idle-queue.ts';
import { serveFunction } from '../load/served-function/serve-function.ts';
import { sessionIdOf, uploadForm } from '../load/upload-form.ts';
import { measureUploadMemory } from './upload-memory.ts';

const callerCount = 10;
const uploadBytes = 5_000_000;
const warmUpUploads = 5;
const uploadsAtOnce = 3;
const uploadsInTurn = 8;
/** Each client uploads once in this time, no two of them together. */
const turnMs = 5_000;
const warmUpReads = 20;
const measuredReads = 20;

/**
 * One instance of each function, as it deploys: the functions emulator has no instance that answers
 * many, it starts a process for each request at once.
 */
export const api: Benchmark = {
  name: 'api',
  async run(stack) {
    const callers = await signUpCallers(stack.ports, callerCount, { admins: false });
    const times = await withoutTriggers(stack, () => measureTimes(callers));
    return [
      ...timeRows('POST upload of 5 MB, each every 5 s', times.uploadsInTurn, 500),
      ...timeRows('POST upload of 5 MB, all at once', times.uploadsAtOnce),
      ...timeRows('GET status, all at once', times.statuses, 100),
      ...timeRows('GET results, all at once', times.results, 200),
      ...(await measureUploadMemory(stack)),
    ];
  },
};

function timeRows(request: string, answers: readonly Answer[], limit?: number): Row[] {
  const timesMs = answers.map(({ elapsedMs }) => elapsedMs);
  const what = `10 clients of one instance, ${request}`;
  const p95 = { what: `${what}: p95`, figure: percentile(timesMs, 95), unit: 'ms' };
  return [
    { what: `${what}: p50 of ${timesMs.length}`, figure: median(timesMs), unit: 'ms' },
    limit === undefined ? p95 : { ...p95, limit },
  ];
}

async function measureTimes(callers: readonly Caller[]) {
  const queue = await startIdleQueue();
  const served = await Promise.all([
    serveFunction('apiUpload', queue.environment),
    serveFunction('api', queue.environment),
  ]);
  const [uploads, reads] = served.map((one) => `${one.address}/api/v1/video`);
  const upload = async (caller: Caller, delayMs = 0) => {
    const request = uploadForm(uploadBytes);
    await sleep(delayMs);
    const answer = await caller.fetch(`${uploads}/upload`, request);
    return { caller, answer, sessionId: sessionIdOf(answer.body) };
  };
  // So many may wait for their run, and no more.
  const cancel = ({ caller, sessionId }: Awaited<ReturnType<typeof upload>>) =>
    caller.fetch(`${reads}/cancel/${sessionId}`, { method: 'POST' });
  const uploadAll = async (delayMs = 0) => {
    const uploaded = await Promise.all(
      callers.map((caller, index) => upload(caller, index * delayMs)),
    );
    await Promise.all(uploaded.map(cancel));
    return uploaded;
  };
  try {
    await repeat(warmUpUploads, uploadAll);
    const atOnce = await repeat(uploadsAtOnce, uploadAll);
    const inTurn = await repeat(uploadsInTurn, () => uploadAll(turnMs / callers.length));
    const sessions = inTurn.slice(-callers.length);
    const { firestore } = adminSdk();
    await Promise.all(sessions.map(({ sessionId }) => seedReport(firestore, sessionId)));
    const readAll = (route: string) => () =>
      Promise.all(
        sessions.map(({ caller, sessionId }) => caller.fetch(`${reads}/${route}/${sessionId}`)),
      );
    await repeat(warmUpReads, readAll('status'));
    const statuses = await repeat(measuredReads, readAll('status'));
    await repeat(warmUpReads, readAll('results'));
    const results = await repeat(measuredReads, readAll('results'));
    return {
      uploadsAtOnce: atOnce.map(({ answer }) => answer),
      uploadsInTurn: inTurn.map(({ answer }) => answer),
      statuses,
      results,
    };
  } finally {
    await Promise.all([queue, ...served].map((one) => one.stop()));
  }
}

async function repeat<T>(rounds: number, work: () => Promise<T[]>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < rounds; round += 1) results.push(...(await work()));
  return results;
}
