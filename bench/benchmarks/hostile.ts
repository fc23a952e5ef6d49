import { setTimeout as sleep } from 'node:timers/promises';
import { multipartBody, multipartType, videoPart } from '../../test/support/multipart.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median } from '../frame/percentile.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { signUpCallers } from '../load/callers.ts';
import { type Attack, attacksOnAnyone, attacksOnForms } from '../load/hostile-requests/attacks.ts';
import { type RawRequest, sendRaw } from '../load/hostile-requests/send-raw.ts';
import { residentBytes } from '../load/own-process/resident-memory.ts';
import { requireProcFileSystem } from '../load/own-process/sample-memory.ts';
import { samplePeak } from '../load/own-process/sample-peak.ts';
import { startIdleQueue } from '../load/served-function/idle-queue.ts';
import { type ServedFunction, serveFunction } from '../load/served-function/serve-function.ts';

const warmUps = 30;
const measured = 15;
const rounds = 3;
const settleMs = 600;
const growthLimitMib = 40;
/** Of what has to be read: of a small body, what V8 itself takes at times is more. */
const growthOverBody = 2.2;
const blockLimitMs = 50;
const timeLimit = 3;
const bytesPerMib = 2 ** 20;

const raisedLimits = { CHANGES_PER_MINUTE: '100000', CHANGES_PER_HOUR: '1000000' };

interface Target {
  name: 'api' | 'apiUpload' | 'createAnalysis';
  /** Answered with the same analysis each time, by its idempotency key. */
  honest: RawRequest;
  attacks: Attack[];
}

/**
 * What bodies that nobody wants cost one instance of each kind of function, built as it deploys,
 * behind the platform's own server. Each is sent several times; the worst counts.
 */
export const hostile: Benchmark = {
  name: 'hostile',
  async run(stack) {
    requireProcFileSystem();
    const [caller] = await signUpCallers(stack.ports, 1, { admins: false });
    if (caller === undefined) throw new Error('Nobody could be signed up.');
    const queue = await startIdleQueue();
    try {
      return await withoutTriggers(stack, async () => {
        const rows: Row[] = [];
        for (const target of targetsOf({ Authorization: `Bearer ${caller.idToken}` })) {
          const instance = await serveFunction(target.name, {
            ...raisedLimits,
            ...queue.environment,
          });
          try {
            rows.push(...(await measure(instance, target)));
          } finally {
            await instance.stop();
          }
        }
        return rows;
      });
    } finally {
      await queue.stop();
    }
  },
};

function targetsOf(authorized: Record<string, string>): Target[] {
  const key = { 'Idempotency-Key': 'an-honest-request' };
  const video = { contentType: 'video/mp4', sizeBytes: 1_000 };
  const session = { analysis_type: 'solo', content_type: 'video/mp4', size_bytes: 1_000 };
  const call = { analysisType: 'solo', video, idempotencyKey: 'an-honest-call' };
  const form = multipartBody([{ name: 'analysis_type', content: 'solo' }, videoPart()]);
  const post = (line: string, type: string, body: Buffer, more = {}): RawRequest => ({
    line,
    headers: {
      ...{ ...authorized, ...more },
      ...{ 'Content-Type': type, 'Content-Length': body.byteLength },
    },
    body: [body],
  });
  const asJson = (value: unknown) => Buffer.from(JSON.stringify(value));
  const [sessions, uploads] = ['POST /api/v1/video/uploads', 'POST /api/v1/video/upload'];
  return [
    {
      name: 'api',
      honest: post(sessions, 'application/json', asJson(session), key),
      attacks: attacksOnAnyone(sessions, authorized),
    },
    {
      name: 'createAnalysis',
      honest: post('POST /', 'application/json', asJson({ data: call })),
      attacks: attacksOnAnyone('POST /', authorized),
    },
    {
      name: 'apiUpload',
      honest: post(uploads, multipartType, form, { 'Idempotency-Key': 'an-honest-upload' }),
      attacks: [...attacksOnAnyone(uploads, authorized), ...attacksOnForms(uploads, authorized)],
    },
  ];
}

async function measure(
  instance: ServedFunction,
  { name, honest, attacks }: Target,
): Promise<Row[]> {
  const { address, processId } = instance;
  const ask = async (atOnce = 1) => {
    const requests = Array.from({ length: atOnce }, () => sendRaw(address, honest));
    const answers = await Promise.all(requests);
    for (const { status } of answers) {
      if (status === null || status > 299) throw new Error(`${name} answered ${status}.`);
    }
    return median(answers.map(({ answeredMs }) => answeredMs));
  };
  const usual = async (atOnce: number) => {
    const times: number[] = [];
    for (let round = 0; round < measured; round += 1) times.push(await ask(atOnce));
    return median(times);
  };
  for (let round = 0; round < warmUps; round += 1) await ask();
  const usualMs = new Map([[1, await usual(1)]]);
  const rows: Row[] = [];
  const wrong: string[] = [];
  const nextMs: number[] = [];

  for (const attack of attacks) {
    const { what, request, atOnce, expected, readBytes } = attack;
    if (!usualMs.has(atOnce)) usualMs.set(atOnce, await usual(atOnce));
    const worst = { growth: 0, times: [] as number[], elapsedMs: 0, processorMs: 0 };
    for (let round = 0; round < rounds; round += 1) {
      await sleep(settleMs);
      await instance.longestBlock();
      const before = await residentBytes(processId);
      const stopSampling = samplePeak(() => residentBytes(processId));
      const answers = await Promise.all(
        Array.from({ length: atOnce }, () => sendRaw(address, request)),
      );
      nextMs.push(await ask());
      await sleep(settleMs);
      worst.growth = Math.max(worst.growth, (await stopSampling()) - before);
      const { elapsedMs, processorMs } = await instance.longestBlock();
      worst.elapsedMs = Math.max(worst.elapsedMs, elapsedMs);
      worst.processorMs = Math.max(worst.processorMs, processorMs);
      worst.times.push(median(answers.map(({ answeredMs }) => answeredMs)));
      wrong.push(
        ...answers.flatMap(({ status }) =>
          expected.includes(status ?? 0) ? [] : `${what}: ${status}`,
        ),
      );
    }
    rows.push(
      ...rowsOf(`${name}, ${what}`, worst, { readBytes, usualMs: usualMs.get(atOnce) ?? 0 }),
    );
  }
  const where =
    instance.unlimited === null
      ? 'in a memory cgroup of 512 MiB'
      : `with no limit, for no cgroup can be made (${instance.unlimited})`;
  return [
    {
      what: `${name}, ${where}: an honest request, median`,
      figure: usualMs.get(1) ?? 0,
      unit: 'ms',
    },
    ...rows,
    {
      what: `${name}: the honest request behind each of them, median over the usual`,
      figure: median(nextMs) / (usualMs.get(1) ?? 0),
      unit: '×',
      limit: timeLimit,
    },
    {
      what: `${name}: answers that are no refusal${wrong.map((text) => `; ${text}`).join('')}`,
      figure: wrong.length,
      unit: 'answers',
      limit: 0,
    },
  ];
}

function rowsOf(
  what: string,
  worst: { growth: number; times: readonly number[]; elapsedMs: number; processorMs: number },
  { readBytes, usualMs }: { readBytes: number | null; usualMs: number },
): Row[] {
  const growth: Row = {
    what: `${what}: RSS added`,
    figure: worst.growth / bytesPerMib,
    unit: 'MiB',
    limit: Math.max(growthLimitMib, ((readBytes ?? 0) * growthOverBody) / bytesPerMib),
  };
  if (readBytes === null) {
    const figure = median(worst.times) / usualMs;
    return [
      growth,
      { what: `${what}: answered, over an honest request`, figure, unit: '×', limit: timeLimit },
    ];
  }
  const block = `${what}: longest block of the event loop`;
  return [
    growth,
    {
      what: `${block}, of processor time`,
      figure: worst.processorMs,
      unit: 'ms',
      limit: blockLimitMs,
    },
    { what: `${block}, with what others took`, figure: worst.elapsedMs, unit: 'ms' },
  ];
}
