import type { Firestore } from 'firebase-admin/firestore';
import type { Usage } from '../../contract/report.ts';
import {
  allowancesOf,
  type BudgetTerms,
  budgetClosed,
  noRoomToJudge,
  shareClosed,
} from '../../domain/limits/budget.ts';
import { budgetShardsFor } from '../../domain/limits/budget-shards.ts';
import { isOpen } from '../../domain/limits/spending.ts';
import { queries } from '../../domain/queries.ts';
import { dayBefore, dayOf } from '../../domain/utc-day.ts';
import type { Budget } from '../../workflows/ports/budget.ts';
import type { Clock } from '../../workflows/ports.ts';
import { type OwnCall, reserveCall, settleCall } from './budget-calls.ts';
import { allOf, createBudgetDays } from './budget-day.ts';
import { createBudgetMirror } from './budget-mirror.ts';
import { isSureConflict, retryOnConflict } from './optimistic-write.ts';
import { findShares } from './run-query.ts';

/** Where one document counts the day, everybody's calls meet in it and need their turns. */
const mostAttempts = 150;

/**
 * What model calls take: of a day (UTC), spread over as many documents as so many workers need, and
 * of each user's share of it. A call is reserved in both or in none.
 */
export function createBudgetLedger(
  firestore: Firestore,
  clock: Clock,
  terms: BudgetTerms,
  { workers = 1 }: { workers?: number } = {},
): Budget {
  const allowances = allowancesOf(terms);
  const days = createBudgetDays(firestore, budgetShardsFor(workers));
  const mirror = createBudgetMirror(firestore, clock, terms, days);
  const homes = createHomes();
  /** What this process has reserved. */
  const own = new Map<string, OwnCall & { day: string }>();

  /** False: the day has no room. */
  async function reserve(id: string, estimate: Usage, userId: string | null): Promise<boolean> {
    if (allowances === null) return true;
    let moves = true;
    let home: number | null = null;
    return retryOnConflict(async () => {
      const now = clock.now();
      const day = dayOf(now);
      const count = await days.begun(day, now);
      home = homes.enter(count, home);
      try {
        const of = { day, count, userId };
        const left = await reserveCall(days, { of, home }, { id, estimate }, allowances, now);
        if (left !== null) own.set(id, { day, home, left });
        homes.leave(home, 'alone');
        return left !== null;
      } catch (error) {
        homes.leave(home, 'met somebody');
        // Where it may be stored after all, it must find itself.
        moves &&= isSureConflict(error);
        if (moves) home = null;
        throw error;
      }
    }, mostAttempts);
  }

  /** False: it was not reserved on that day, or has been settled. */
  async function settleOn(
    day: string,
    { id, used, userId }: { id: string; used: Usage; userId: string | null },
  ): Promise<boolean> {
    if (allowances === null) return true;
    let known: OwnCall | null = own.get(id) ?? null;
    return retryOnConflict(async () => {
      const now = clock.now();
      const count = await days.existing(day, now);
      if (count === null) return false;
      const stands = known;
      known = known && { ...known, left: null };
      const of = { day, count, userId };
      return settleCall(days, { of, own: stands }, { id, used }, allowances, now);
    }, mostAttempts);
  }

  return {
    async requireOpen(userId) {
      if (allowances === null) return;
      const now = clock.now();
      const { spending, share } = await mirror.standing(userId);
      if (spending !== null && !isOpen(spending, allowances.day)) {
        throw budgetClosed(spending, allowances.day, now);
      }
      if (share !== null && !isOpen(share, allowances.share)) {
        throw shareClosed(share, allowances.share, now);
      }
    },

    async reserve(id, estimate, userId) {
      if (await reserve(id, estimate, userId)) return;
      await mirror.showClosed();
      throw noRoomToJudge();
    },

    async settle(id, used, userId) {
      const call = { id, used, userId };
      const known = own.get(id);
      try {
        if (known !== undefined) return void (await settleOn(known.day, call));
        const now = clock.now();
        // A call that was reserved before midnight counts for the day before.
        if (!(await settleOn(dayOf(now), call))) await settleOn(dayBefore(now), call);
      } finally {
        own.delete(id);
      }
    },

    refresh: () => mirror.refresh(),

    async removeShares(userId) {
      const shares = await findShares(firestore, queries.sharesOf(userId));
      await Promise.all(shares.map((share) => share.delete()));
    },
  };
}

/** Which shard a call of this process goes to: one where none of its others is. */
function createHomes() {
  const busy = new Set<number>();
  let last: number | null = null;
  return {
    /** The last one, as long as nobody else was met there; `wanted`: that one. */
    enter(count: number, wanted: number | null): number {
      const isFree = last !== null && last < count && !busy.has(last);
      const home = wanted ?? (isFree && last !== null ? last : chooseAmong(count, busy));
      busy.add(home);
      return home;
    },
    leave(home: number, having: 'alone' | 'met somebody'): void {
      busy.delete(home);
      last = having === 'alone' ? home : null;
    },
  };
}

function chooseAmong(count: number, busy: ReadonlySet<number>): number {
  const free = allOf(count).filter((shard) => !busy.has(shard));
  return free[Math.floor(Math.random() * free.length)] ?? Math.floor(Math.random() * count);
}
