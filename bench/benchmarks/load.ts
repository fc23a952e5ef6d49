import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { Caller } from '../../functions/src/domain/access.ts';
import { sumFigures } from '../../functions/src/domain/operations/describe-figures.ts';
import { dayOf } from '../../functions/src/domain/utc-day.ts';
import { createAnalysis } from '../../functions/src/workflows/create-analysis.ts';
import type { Budget } from '../../functions/src/workflows/ports/budget.ts';
import { sweepAll } from '../../functions/src/workflows/sweep.ts';
import { aRequest } from '../../test/support/build-analysis.ts';
import type { Benchmark, Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { arriving, atOnce, type Timed } from '../load/region/at-once.ts';
import { regionMs } from '../load/region/regional-firestore.ts';
import {
  aheadMs,
  otherServicesMs,
  type RegionalService,
  startRegionalService,
} from '../load/region/regional-service.ts';
import { kindsOfWork, seedKinds } from '../load/region/seed-kinds.ts';

const workers = 200;
const creators = 500;
const ofEachKind = 100;
const perSecond = 50;
const seconds = 8;
const maxPendingInAll = 5_000;
const warmUpRounds = 3;
const rounds = 5;
const slowestMs = 500;
const longestSweepSeconds = 20;

const estimate = { input_tokens: 25_000, output_tokens: 3_000, cost_usd: 0.05 };
const used = { input_tokens: 23_000, output_tokens: 1_500, cost_usd: 0.03 };
const region = `+${regionMs.read} ms a read, +${regionMs.commit} ms a commit`;

/** What the service does at once, as far from Firestore as within a region. */
export const load: Benchmark = {
  name: 'load',
  async run() {
    return [
      // The emulator is at full speed after some thousands of calls.
      ...(await creationRows()),
      ...(await sweepRows()),
      ...(await budgetAtRandomRows()),
      ...(await budgetRows('a user each', (worker) => `user-${worker}`)),
      ...(await budgetRows('10 of each user', (worker) => `user-${worker % 20}`)),
    ];
  },
};

async function within<T>(
  options: Partial<Parameters<typeof startRegionalService>[0]>,
  measure: (service: RegionalService) => Promise<T>,
): Promise<T> {
  const service = startRegionalService({ workers, maxPendingInAll, ...options });
  try {
    // The client connects, and the sweep has begun the day.
    await service.ports.budget.refresh();
    return await measure(service);
  } finally {
    await service.close();
  }
}

interface WorkerCall {
  id: string;
  userId: string;
  budget: Budget;
}
const reserve = ({ budget, id, userId }: WorkerCall) => budget.reserve(id, estimate, userId);
const settle = ({ budget, id, userId }: WorkerCall) => budget.settle(id, used, userId);

/** Each worker is a process of its own, with a ledger of its own, and has made some calls before. */
async function openLedgers({ ledger }: RegionalService): Promise<Budget[]> {
  const ledgers = Array.from({ length: workers }, ledger);
  for (let round = 0; round < warmUpRounds; round += 1) {
    const calls = callsOf(workers, ledgers, (worker) => `warm-up-${round}-${worker}`);
    await atOnce(calls, reserve);
    await atOnce(calls, settle);
  }
  return ledgers;
}

function callsOf(
  count: number,
  ledgers: readonly Budget[],
  userOf: (worker: number) => string,
): WorkerCall[] {
  return Array.from({ length: count }, (_, call) => {
    const budget = ledgers[call % workers];
    if (budget === undefined) throw new Error('There is no such worker.');
    return { id: randomUUID(), userId: userOf(call), budget };
  });
}

async function budgetRows(whose: string, userOf: (worker: number) => string): Promise<Row[]> {
  return within({}, async (service) => {
    const ledgers = await openLedgers(service);
    const before = await committedTokens(service);
    const reserved: Timed[] = [];
    const settled: Timed[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const calls = callsOf(workers, ledgers, (worker) => `${round}-${userOf(worker)}`);
      reserved.push(await atOnce(calls, reserve));
      settled.push(await atOnce(calls, settle));
    }
    const what = (deed: string) => `${workers} workers ${deed} at once, ${whose} (${region})`;
    const isLimited = whose === 'a user each';
    const taken = (await committedTokens(service)) - before;
    return [
      ...roundsOf(what('reserve'), reserved, isLimited),
      ...roundsOf(what('settle'), settled, isLimited),
      {
        what: `${rounds} times ${workers} reserved and settled, ${whose}: the day is off by`,
        figure: Math.abs(taken - rounds * workers * tokensOf(used)),
        unit: 'tokens',
        limit: 0,
      },
    ];
  });
}

const tokensOf = (usage: typeof used) => usage.input_tokens + usage.output_tokens;

async function committedTokens({ firestore, ports }: RegionalService): Promise<number> {
  await ports.budget.refresh();
  const budget = (await firestore.doc('operations/current').get()).get('budget');
  return budget.spent_tokens + budget.reserved_tokens;
}

async function budgetAtRandomRows(): Promise<Row[]> {
  return within({}, async (service) => {
    const ledgers = await openLedgers(service);
    const calls = callsOf(perSecond * seconds, ledgers, (call) => `user-${call % 100}`);
    const both = await arriving(calls, perSecond, async (call) => {
      await reserve(call);
      await settle(call);
    });
    const what = `a call reserved and settled, ${perSecond} a second at random for ${seconds} s`;
    return rowsOf(`${what} (${region})`, both);
  });
}

const limits = {
  maxVideoSizeBytes: 1_000_000,
  allowedOrigins: [],
  maxPendingJobs: 10,
  dailyRunsPerUser: 50,
  rerunsPerHour: 10,
  maxStoredBytes: 1_000_000,
};
const newUsers = (count: number): Caller[] =>
  Array.from({ length: count }, () => ({
    userId: randomUUID(),
    isAdmin: false,
    hasAccount: true,
  }));

async function creationRows(): Promise<Row[]> {
  return within({}, async (service) => {
    const create = (caller: Caller) =>
      createAnalysis(service.ports, limits, caller, aRequest, { origin: null, session: null });
    const before = service.commits();
    const users = newUsers(creators);
    const created = await atOnce(users, create);
    const commits = service.commits() - before;
    const randomly = await arriving(newUsers(perSecond * seconds), perSecond, create);
    const what = `${creators} users create at once`;
    const inAll = creators + perSecond * seconds;
    return [
      ...rowsOf(`${what} (${region})`, created),
      { what: `${what}: commits of each`, figure: commits / creators, unit: 'commits' },
      ...rowsOf(`creations, ${perSecond} a second at random for ${seconds} s`, randomly),
      {
        what: 'creations that the statistics and the quotas do not count',
        figure: await uncounted(service, inAll),
        unit: 'creations',
        limit: 0,
      },
    ];
  });
}

async function uncounted({ firestore, ports }: RegionalService, created: number): Promise<number> {
  const days = [new Date(), new Date(Date.now() + aheadMs)].map(dayOf);
  const counted = await ports.statistics.read([...new Set(days)]);
  const figures = sumFigures(counted.flatMap(({ types }) => Object.values(types)));
  const held = await pendingOf(firestore);
  return Math.max(Math.abs(figures.created - created), Math.abs(held - created));
}

async function pendingOf(firestore: Firestore): Promise<number> {
  const { docs } = await firestore.collection('quotas').get();
  return docs.reduce((sum, quota) => sum + Object.keys(quota.get('pending')).length, 0);
}

/** What a sweep logs where it could not do something. */
const failureEvents: ReadonlySet<string> = new Set([
  ...['sweep_failed', 'operations_not_shown', 'no_room_in_line', 'left_overs_not_swept'],
  ...['left_over_not_removed', 'owners_not_swept', 'removal_not_begun'],
]);

async function sweepRows(): Promise<Row[]> {
  const changedAt = new Date(0);
  const leftOvers = Array.from({ length: ofEachKind }, (_, index) => ({
    userId: `gone-${index}`,
    analysisId: `gone-${index}`,
    changedAt,
  }));
  const failures: unknown[] = [];
  const note = (event: string) => void (failureEvents.has(event) && failures.push(event));
  const logger = { info: note, warn: note, error: note };
  return within({ leftOvers, logger }, async (service) => {
    const { firestore, ports } = service;
    const now = ports.clock.now();
    await seedKinds(firestore, ofEachKind, now);
    const kinds = Object.keys(kindsOfWork(now)).length + 2;
    const beganAt = performance.now();
    await sweepAll(ports, { sourceKeptDays: 30 }, null);
    const sweepSeconds = (performance.now() - beganAt) / 1_000;
    const what = `a sweep of ${ofEachKind} of each of ${kinds} kinds`;
    return [
      {
        what: `${what} (${region}, ${otherServicesMs} ms a call of Storage, Tasks or Auth)`,
        figure: sweepSeconds,
        unit: 's',
        limit: longestSweepSeconds,
      },
      {
        what: `${what}: changed before the board and the budget were shown`,
        figure: await changedBeforeShown(firestore),
        unit: 'documents',
        limit: 0,
      },
      { what: `${what}: failed`, figure: failures.length, unit: 'failures', limit: 0 },
      {
        what: `${what}: left undone`,
        figure: await leftUndone(firestore, now),
        unit: 'analyses',
        limit: 0,
      },
    ];
  });
}

/** By the times that Firestore gave the writes. */
async function changedBeforeShown(firestore: Firestore): Promise<number> {
  const shown = await firestore.doc('operations/current').get();
  const { docs } = await firestore.collection('analyses').get();
  const shownAt = shown.updateTime?.toMillis() ?? Number.POSITIVE_INFINITY;
  return docs.filter(
    ({ createTime, updateTime }) =>
      !updateTime.isEqual(createTime) && updateTime.toMillis() < shownAt,
  ).length;
}

/** Those that are as they were seeded, and are not to wait on. */
async function leftUndone(firestore: Firestore, now: Date): Promise<number> {
  const { docs } = await firestore.collection('analyses').get();
  const isDue = (kind: string, at: (name: string) => Date | null) => {
    switch (kind) {
      case 'lapsed':
        return (at('lease_expires_at') ?? now) < now;
      case 'unarrived':
        return at('failed_at') === null;
      case 'due':
      case 'expired':
        return (at('expires_at') ?? now) < now;
      default:
        return false;
    }
  };
  return docs.filter((document) =>
    isDue(document.id.split('-')[0] ?? '', (name) => document.get(name)?.toDate() ?? null),
  ).length;
}

/** What the round in the middle took, and what all of them lost. */
function roundsOf(what: string, rounds: readonly Timed[], isLimited: boolean): Row[] {
  const middle = (percent: number) =>
    median(rounds.map(({ timesMs }) => percentile(timesMs, percent)));
  return threeRows(`${what}, of ${rounds.length} rounds the middle one's`, isLimited, {
    p50: middle(50),
    p95: middle(95),
    lost: rounds.reduce((sum, { lost }) => sum + lost, 0),
  });
}

const rowsOf = (what: string, { timesMs, lost }: Timed): Row[] =>
  threeRows(what, false, { p50: median(timesMs), p95: percentile(timesMs, 95), lost });

function threeRows(
  what: string,
  isLimited: boolean,
  { p50, p95, lost }: { p50: number; p95: number; lost: number },
): Row[] {
  return [
    { what: `${what} p50`, figure: p50, unit: 'ms' },
    { what: `${what} p95`, figure: p95, unit: 'ms', ...(isLimited && { limit: slowestMs }) },
    { what: `${what} lost`, figure: lost, unit: 'lost', limit: 0 },
  ];
}
