import { randomInt } from 'node:crypto';
import process from 'node:process';
import { seededRandom } from '../../test/faults/seeded-random.ts';
import { type Benchmark, formatFigure, type Row } from '../frame/benchmark.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import {
  differingCounts,
  differingSessions,
  readMetrics,
  sumTallies,
} from '../load/http-traffic/compare-counts.ts';
import { openAccounts } from '../load/http-traffic/open-accounts.ts';
import { type Outcome, send } from '../load/http-traffic/send.ts';
import { Visitor } from '../load/http-traffic/visitor.ts';
import { residentBytes } from '../load/own-process/resident-memory.ts';
import { type ServedFunction, serveFunction } from '../load/served-function/serve-function.ts';

const requests = Number(process.env['BENCH_SOAK_REQUESTS'] ?? 20_000);
const seed = process.env['BENCH_SOAK_SEED'] ?? String(randomInt(1e9));
const visitorCount = 20;
/** Until here code is compiled, connections are opened and caches filled. */
const settled = Math.min(2_000, requests / 2);
const readEvery = 100;
const rssLimitMb = 500;
/** What is left after a full collection sways by some MB with the requests that it comes upon. */
const growthLimitMb = 10;

/** They are tested apart. Changes are the exact ones, whose documents hold a time for each. */
const raisedLimits = {
  CHANGES_PER_MINUTE: '100000',
  CHANGES_PER_HOUR: '1000000',
  LISTS_PER_MINUTE: '100000',
  READS_PER_MINUTE: '1000000',
  MAX_PENDING_JOBS: '1000',
  DAILY_RUNS_PER_USER: '100000',
};

export const soak: Benchmark = {
  name: 'soak',
  async run(stack) {
    const visitors = (await openAccounts(stack.ports, visitorCount)).map(
      (account, index) => new Visitor(account, seededRandom(`${seed}/${index}`)),
    );
    return withoutTriggers(stack, async () => {
      const api = await serveFunction('api', raisedLimits);
      try {
        return await measure(api, visitors);
      } finally {
        await api.stop();
      }
    });
  },
};

async function measure(api: ServedFunction, visitors: readonly Visitor[]): Promise<Row[]> {
  const outcomes: Outcome[] = [];
  const rssMb: number[] = [];
  async function sendUntil(total: number): Promise<void> {
    let sent = outcomes.length;
    await Promise.all(
      visitors.map(async (visitor) => {
        while (sent < total) {
          sent += 1;
          outcomes.push(await send(api.address, visitor.next()));
          if (outcomes.length % readEvery === 0) {
            rssMb.push((await residentBytes(api.processId)) / 1e6);
          }
        }
      }),
    );
  }

  await sendUntil(settled);
  const liveBefore = await api.liveBytes();
  const begunMs = performance.now();
  await sendUntil((settled + requests) / 2);
  const liveHalfway = await api.liveBytes();
  await sendUntil(requests);
  const seconds = (performance.now() - begunMs) / 1_000;
  const liveAfter = await api.liveBytes();

  const faults = outcomes.flatMap(({ fault }) => fault ?? []);
  for (const fault of faults.slice(0, 10)) process.stdout.write(`${fault}\n`);
  const hung = outcomes.filter(({ status }) => status === null).length;
  const sent = sumTallies(visitors);
  const counted = await readMetrics(api);
  const what = `${formatFigure(requests)} requests to one instance, ${visitorCount} at once, seed ${seed}`;
  const after = `live after a full collection, from request ${formatFigure(settled)} to the last`;
  return [
    {
      what: `${what}: answers other than expected`,
      figure: faults.length,
      unit: 'answers',
      limit: 0,
    },
    { what: `${what}: not answered within 30 s`, figure: hung, unit: 'requests', limit: 0 },
    { what: `${what}: highest RSS`, figure: Math.max(...rssMb), unit: 'MB', limit: rssLimitMb },
    {
      what: `${what}: growth of what is ${after}`,
      figure: (liveAfter - liveBefore) / 1e6,
      unit: 'MB',
      limit: growthLimitMb,
    },
    {
      what: `${what}: of it, in the second half`,
      figure: (liveAfter - liveHalfway) / 1e6,
      unit: 'MB',
    },
    {
      what: `${what}: live after the last`,
      figure: liveAfter / 1e6,
      unit: 'MB',
    },
    {
      what: `${what}: sessions that are not stored as they were left`,
      figure: await differingSessions(visitors),
      unit: 'sessions',
      limit: 0,
    },
    ...(counted === null
      ? []
      : [
          {
            what: `${what}: counts by type in /api/metrics that differ from what was sent`,
            figure: differingCounts(sent, counted),
            unit: 'counts',
            limit: 0,
          },
        ]),
    { what: `${what}: rate`, figure: (requests - settled) / seconds, unit: 'requests/s' },
  ];
}
