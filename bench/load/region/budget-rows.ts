import { randomUUID } from 'node:crypto';
import type { Budget } from '../../../functions/src/workflows/ports/budget.ts';
import type { Row } from '../../frame/benchmark.ts';
import { arriving, atOnce, type Timed } from './at-once.ts';
import type { RegionalService } from './regional-service.ts';
import { roundsOf, rowsOf } from './timed-rows.ts';
import { perSecond, region, seconds, within, workers } from './within-region.ts';

const warmUpRounds = 3;
const rounds = 5;

const estimate = { input_tokens: 25_000, output_tokens: 3_000, cost_usd: 0.05 };
const used = { input_tokens: 23_000, output_tokens: 1_500, cost_usd: 0.03 };

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

export async function budgetRows(
  whose: string,
  userOf: (worker: number) => string,
): Promise<Row[]> {
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

export async function budgetAtRandomRows(): Promise<Row[]> {
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
