import { setTimeout as sleep } from 'node:timers/promises';
import { LOCAL_HOST } from '../../scripts/stack/ports.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { adminSdk } from '../load/admin-sdk.ts';
import { type Answer, type Caller, signUpCallers } from '../load/callers.ts';
import { seedReport } from '../load/seed-report.ts';
import { sessionIdOf, uploadForm } from '../load/upload-form.ts';
import { warmUpRounds } from '../load/warm-up.ts';
import { measureUploadMemory } from './upload-memory.ts';

const callerCount = 10;
const uploadBytes = 5_000_000;
const warmUpUploads = 5;
const measuredUploads = 5;
const warmUpReads = 20;
const measuredReads = 20;
/** The triggers of the round before run after it, one at a time. */
const pauseMs = 1_500;

export const api: Benchmark = {
  name: 'api',
  async run(stack) {
    const hosting = `http://${LOCAL_HOST}:${stack.ports.hosting}`;
    const callers = await signUpCallers(stack.ports, callerCount, { admins: false });
    const uploads = await measureUploads(callers, hosting);
    const sessions = await seedFinished(callers, uploads.sessionIds);
    const statuses = await measureReads(sessions, `${hosting}/api/v1/video/status`);
    const results = await measureReads(sessions, `${hosting}/api/v1/video/results`);
    return [
      ...timeRows('POST upload of 5 MB', uploads.timesMs, 500),
      ...timeRows('GET status', statuses, 100),
      ...timeRows('GET results', results, 200),
      ...(await measureUploadMemory(stack)),
    ];
  },
};

function timeRows(request: string, timesMs: readonly number[], p95LimitMs: number): Row[] {
  const what = `${request} through hosting, ${callerCount} clients at once`;
  return [
    { what: `${what}, p50 of ${timesMs.length}`, figure: median(timesMs), unit: 'ms' },
    {
      what: `${what}, p95 of ${timesMs.length}`,
      figure: percentile(timesMs, 95),
      unit: 'ms',
      limit: p95LimitMs,
    },
  ];
}

const askAll = (callers: readonly Caller[], address: string, request?: RequestInit) =>
  Promise.all(callers.map((caller) => caller.fetch(address, request)));

const timesOf = (answers: readonly Answer[]) => answers.map(({ elapsedMs }) => elapsedMs);

/** Each session is cancelled, so that its run takes no time from the next round. */
async function measureUploads(callers: readonly Caller[], hosting: string) {
  const address = `${hosting}/api/v1/video/upload`;
  const request = uploadForm(uploadBytes);
  const uploadAll = async (count: number) => {
    const answers = await askAll(callers.slice(0, count), address, request);
    const sessionIds = answers.map(({ body }) => sessionIdOf(body));
    await Promise.allSettled(
      sessionIds.map((sessionId, index) =>
        callers[index]?.fetch(`${hosting}/api/v1/video/cancel/${sessionId}`, { method: 'POST' }),
      ),
    );
    await sleep(pauseMs);
    return { timesMs: timesOf(answers), sessionIds };
  };
  for (const count of warmUpRounds(callers.length)) await uploadAll(count);
  for (let round = 0; round < warmUpUploads; round += 1) await uploadAll(callers.length);
  const timesMs: number[] = [];
  let sessionIds: string[] = [];
  for (let round = 0; round < measuredUploads; round += 1) {
    const uploaded = await uploadAll(callers.length);
    timesMs.push(...uploaded.timesMs);
    sessionIds = uploaded.sessionIds;
  }
  return { timesMs, sessionIds };
}

interface OwnSession {
  caller: Caller;
  sessionId: string;
}

/** Gives each caller's session the end and the report of a judged one. */
async function seedFinished(
  callers: readonly Caller[],
  sessionIds: readonly string[],
): Promise<OwnSession[]> {
  const sessions = callers.map((caller, index) => ({ caller, sessionId: sessionIds[index] ?? '' }));
  await Promise.all(sessions.map(({ sessionId }) => seedReport(adminSdk().firestore, sessionId)));
  await sleep(pauseMs);
  return sessions;
}

async function measureReads(sessions: readonly OwnSession[], address: string): Promise<number[]> {
  const readAll = (count: number) =>
    Promise.all(
      sessions
        .slice(0, count)
        .map(({ caller, sessionId }) => caller.fetch(`${address}/${sessionId}`)),
    );
  for (const count of warmUpRounds(sessions.length)) await readAll(count);
  for (let round = 0; round < warmUpReads; round += 1) await readAll(sessions.length);
  const timesMs: number[] = [];
  for (let round = 0; round < measuredReads; round += 1) {
    timesMs.push(...timesOf(await readAll(sessions.length)));
  }
  return timesMs;
}
