import type { Usage } from '../../contract/report.ts';
import {
  type Allowance,
  amountOf,
  committedOf,
  nothingSpent,
  reserve,
  type Spending,
  settle,
  type Unit,
} from './spending.ts';

/**
 * One of the documents that a day's spending is spread over. Each has an equal part of the day's
 * allowance, and lends of it: whoever reserves looks at one alone, as long as that has room.
 */
export interface BudgetShard {
  spending: Spending;
  /** What it has of the others' parts, in each unit; negative: what they have of its. All add up to 0. */
  borrowed: Readonly<Record<Unit, number>>;
}

/** The shards that were read, by their number, of so many. */
export interface Look {
  count: number;
  shards: ReadonlyMap<number, BudgetShard>;
}

export interface Call {
  id: string;
  estimate: Usage;
}

/** Shards that are to be written in the place of those that were read, all or none. */
export type ChangedShards = ReadonlyMap<number, BudgetShard>;

export const emptyShard: BudgetShard = { spending: nothingSpent, borrowed: { usd: 0, tokens: 0 } };

/** So few workers seldom meet in one document, and one is what costs least. */
const sharedByWorkers = 4;
/** Whoever finds no room at home reads them all. */
const mostShards = 200;

/** Less than any price: what sums of fractions are off by. */
const crumb = 1e-9;

/** Over how many documents a day is spread that so many workers write. */
export function budgetShardsFor(workers: number): number {
  return workers <= sharedByWorkers ? 1 : Math.min(mostShards, workers);
}

/** What a shard has of an allowance before it lends or borrows; the parts add up to the allowance. */
export function partOf({ unit, limit }: Allowance, count: number, shard: number): number {
  const each = unit === 'tokens' ? Math.floor(limit / count) : limit / count;
  return shard === 0 ? limit - each * (count - 1) : each;
}

/**
 * The call reserved in its own shard, which borrows where it has no room; null where the shards that
 * were read have none together. If those are all, the day has none.
 */
export function reserveIn(
  look: Look,
  home: number,
  { id, estimate }: Call,
  allowance: Allowance,
  now: Date,
): ChangedShards | null {
  const shard = shardOf(look, home);
  const unlimited = { ...allowance, limit: Number.POSITIVE_INFINITY };
  const spending = reserve(shard.spending, { id, estimate, allowance: unlimited }, now);
  if (spending === null) return null;
  const next = { ...shard, spending };
  if (amountOf(estimate, allowance.unit) === 0) return new Map([[home, next]]);
  const changed = withChanged(look, new Map([[home, next]]));
  const hasNoRoom = owes(changed, home, allowance) && roomIn(changed, allowance) < -crumb;
  if (hasNoRoom) return null;
  return cover(changed, home, allowance);
}

/** The call settled; where it took more than its shard has, the others make up for it. */
export function settleIn(
  look: Look,
  home: number,
  id: string,
  used: Usage,
  allowance: Allowance,
): ChangedShards | null {
  const shard = shardOf(look, home);
  const spending = settle(shard.spending, id, used);
  if (spending === shard.spending) return null;
  return cover(withChanged(look, new Map([[home, { ...shard, spending }]])), home, allowance);
}

/** Has shards that took more than they had borrow, as after a limit was lowered; empty: none did. */
export function level(look: Look, allowance: Allowance): ChangedShards {
  let changed: ChangedShards = new Map();
  for (const number of look.shards.keys()) {
    const current = withChanged(look, changed);
    if (!owes(current, number, allowance)) continue;
    const covered = cover(current, number, allowance);
    if (covered.size > 1) changed = new Map([...changed, ...covered]);
  }
  return changed;
}

/** Whether a shard has taken more than it has: nobody else may reserve what it owes. */
export const owes = (look: Look, shard: number, allowance: Allowance): boolean =>
  roomOf(look, shard, allowance) < -crumb;

/** As if one document counted it all. */
export function sumOfShards(shards: readonly Spending[], unit: Unit): Spending {
  return shards.reduce(
    (sum, shard) => ({
      spentUsd: sum.spentUsd + shard.spentUsd,
      inputTokens: sum.inputTokens + shard.inputTokens,
      outputTokens: sum.outputTokens + shard.outputTokens,
      reserved: { ...sum.reserved, ...shard.reserved },
      refused: smaller(sum.refused, shard.refused, unit),
    }),
    nothingSpent,
  );
}

function smaller(left: Usage | null, right: Usage | null, unit: Unit): Usage | null {
  if (left === null || right === null) return left ?? right;
  return amountOf(right, unit) < amountOf(left, unit) ? right : left;
}

function shardOf(look: Look, shard: number): BudgetShard {
  const found = look.shards.get(shard);
  if (found === undefined) throw new Error(`Shard ${shard} was not read.`);
  return found;
}

const withChanged = ({ count, shards }: Look, changed: ChangedShards): Look => ({
  count,
  shards: new Map([...shards, ...changed]),
});

/** Negative where it took more than it has. */
function roomOf(look: Look, shard: number, allowance: Allowance): number {
  const { spending, borrowed } = shardOf(look, shard);
  const { unit } = allowance;
  return partOf(allowance, look.count, shard) + borrowed[unit] - committedOf(spending, unit);
}

const roomIn = (look: Look, allowance: Allowance): number =>
  [...look.shards.keys()].reduce((sum, shard) => sum + roomOf(look, shard, allowance), 0);

/**
 * A shard that took more than it has borrows from those that have most, as far as they have any, and
 * then enough to have as much room as the others: the next call should find some.
 */
function cover(look: Look, home: number, allowance: Allowance): ChangedShards {
  const { unit } = allowance;
  const lack = -roomOf(look, home, allowance);
  const changed = new Map([[home, shardOf(look, home)]]);
  if (lack <= crumb) return changed;
  const evenly = Math.max(0, roomIn(look, allowance) / look.shards.size);
  const wanted = lack + (unit === 'tokens' ? Math.floor(evenly) : evenly);
  const lenders = [...look.shards.keys()]
    .map((shard) => ({ shard, room: shard === home ? 0 : roomOf(look, shard, allowance) }))
    .filter(({ room }) => room > 0)
    .sort((left, right) => right.room - left.room);
  let taken = 0;
  for (const { shard, room } of lenders) {
    if (taken >= wanted) break;
    const lent = Math.min(room, wanted - taken);
    changed.set(shard, lending(shardOf(look, shard), -lent, unit));
    taken += lent;
  }
  changed.set(home, lending(shardOf(look, home), taken, unit));
  return changed;
}

const lending = (shard: BudgetShard, amount: number, unit: Unit): BudgetShard => ({
  ...shard,
  borrowed: { ...shard.borrowed, [unit]: shard.borrowed[unit] + amount },
});
