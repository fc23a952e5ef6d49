import type { Benchmark, Row } from '../frame/benchmark.ts';
import { countAnalysis, startCountedModel } from '../load/billing/count-analysis.ts';
import type { Counts } from '../load/billing/counted-stack.ts';
import { countIdleDay } from '../load/billing/idle-sweeps.ts';
import { type Billed, type BilledKind, billedKinds } from '../load/billing/operations.ts';
import { costOf, readPrices, storageInMonth } from '../load/billing/reckon.ts';
import { noHistory, someHistory } from '../load/billing/seed-history.ts';
import { byFunction, sumUp, whereTo } from '../load/billing/sum-up.ts';

/** What one analysis may take at most, and a day on which nobody asks for anything. */
export const mostOfAnalysis = { read: 40, write: 25, call: 12 } as const;
export const mostReadsOfIdleDay = 30_000;

const amounts = [1_000, 100_000, 10_000_000] as const;
let counts: Counts | null = null;

/** What one analysis is billed for, counted on a stack of its own, and what that comes to. */
export const cost: Benchmark = {
  name: 'cost',
  async ownStack() {
    const own = await startCountedModel();
    counts = own.counts;
    return own;
  },
  async run(stack) {
    if (counts === null) throw new Error('Nobody counts on this stack.');
    const { billed } = await countAnalysis(stack, counts);
    const idle = [
      { what: 'an empty project', ...(await countIdleDay(noHistory)) },
      {
        what: '30 failed, 30 completed, 40 workers, 20 owners',
        ...(await countIdleDay(someHistory)),
      },
    ];
    return [...countRows(billed), ...idle.flatMap(idleRows), ...moneyRows(billed)];
  },
};

const names: Readonly<Record<BilledKind, string>> = {
  call: 'calls',
  read: 'reads',
  write: 'writes',
  delete: 'deletes',
  storage_a: 'class A',
  storage_b: 'class B',
  task: 'tasks',
};

function countRows(billed: readonly Billed[]): Row[] {
  const rows: Row[] = [];
  for (const [name, own] of byFunction(billed)) {
    for (const kind of billedKinds) {
      const figure = sumUp(own)[kind];
      if (figure === 0) continue;
      const where = kind === 'call' ? '' : ` (${whereTo(own, kind)})`;
      rows.push({ what: `${name}${where}`, figure, unit: names[kind] });
    }
    const seconds = sumUp(own).processorMs / 1_000;
    rows.push({
      what: `${name}, warm, with all that it starts`,
      figure: seconds,
      unit: 'processor s',
    });
  }
  const all = sumUp(billed);
  const sums = Object.entries(names).map(([kind, unit]): Row => {
    const limit = mostOfAnalysis[kind as keyof typeof mostOfAnalysis];
    const figure = all[kind as BilledKind];
    return { what: 'one analysis', figure, unit, ...(limit !== undefined && { limit }) };
  });
  return [...rows, ...sums];
}

const idleRows = ({
  what,
  reads,
  writes,
}: {
  what: string;
  reads: number;
  writes: number;
}): Row[] => [
  { what: `a day of sweeps, ${what}`, figure: reads, unit: 'reads', limit: mostReadsOfIdleDay },
  { what: `a day of sweeps, ${what}`, figure: writes, unit: 'writes' },
];

function moneyRows(billed: readonly Billed[]): Row[] {
  const prices = readPrices();
  const parts = costOf(sumUp(billed), prices);
  const ofAll = parts.reduce((sum, [, usd]) => sum + usd, 0);
  const withSum = [...parts, ['all of it', ofAll] as const];
  return amounts.flatMap((amount) => [
    ...withSum.map(
      ([part, usd]): Row => ({
        what: `${part}, ${inWords(amount)} a month`,
        figure: usd * amount,
        unit: 'USD',
      }),
    ),
    {
      what: `storage alone in the 12th month, ${inWords(amount)} a month`,
      figure: storageInMonth(12, amount, prices),
      unit: 'USD',
    },
  ]);
}

const inWords = (amount: number) => amount.toLocaleString('en-US');
