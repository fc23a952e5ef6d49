import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { allowancesOf, type BudgetTerms, mirrorOf } from '../../domain/limits/budget.ts';
import { level, sumOfShards } from '../../domain/limits/budget-shards.ts';
import { foldExpired, nothingSpent, type Spending } from '../../domain/limits/spending.ts';
import { dayBefore, dayOf } from '../../domain/utc-day.ts';
import type { Clock } from '../../workflows/ports.ts';
import { allOf, type BudgetDays } from './budget-day.ts';
import { committedThen, countOf, readSpending, sameMirror, writeSum } from './budget-documents.ts';
import { retryOnConflict } from './optimistic-write.ts';

const showAgainMs = 10_000;
/** While less than this was taken at the last look, a day that many count is open without another. */
const surelyOpen = 0.5;
const hourMs = 60 * 60 * 1000;

/** The day as a whole, for whoever asks whether it is open and for admins. */
export function createBudgetMirror(
  firestore: Firestore,
  clock: Clock,
  terms: BudgetTerms,
  days: BudgetDays,
) {
  const allowances = allowancesOf(terms);
  const operationsRef = firestore.collection('operations').doc('current');
  let toldMs = Number.NEGATIVE_INFINITY;

  async function lookAtAll(day: string, count: number, now: Date) {
    const read = await days.read({ day, count, userId: null }, allOf(count), now);
    const spendings = [...read.look.shards.values()].map(({ spending }) => spending);
    return { ...read, sum: sumOfShards(spendings, terms.unit ?? 'tokens') };
  }

  /** Has the day's shards even out what one took of the others, and the day say their sum. */
  async function sumUp(stored: DocumentSnapshot, count: number, now: Date): Promise<Spending> {
    const { look, sum, commit } = await lookAtAll(stored.id, count, now);
    const shards = allowances === null ? null : level(look, allowances.day);
    if (shards !== null && shards.size > 0) await commit({ shards });
    const fields = writeSum(sum);
    const isSaid = Object.entries(fields).every(([name, value]) => stored.get(name) === value);
    if (!isSaid) await stored.ref.update(fields);
    return sum;
  }

  async function spendingOf(stored: DocumentSnapshot, now: Date): Promise<Spending> {
    if (!stored.exists) {
      // So that nobody's call has to begin the day.
      if (allowances !== null) await days.begin(stored.id, now);
      return nothingSpent;
    }
    const count = countOf(stored.data());
    return count === 1 ? foldExpired(readSpending(stored.data()), now) : sumUp(stored, count, now);
  }

  async function refresh(): Promise<void> {
    const now = clock.now();
    const day = dayOf(now);
    const [stored, operations] = await firestore.getAll(days.dayRef(day), operationsRef);
    if (!stored || !operations) throw new Error('Firestore left documents out.');
    const spending = await spendingOf(stored, now);
    // Calls of the last day may still be settled.
    if (now.getTime() % dayMs < hourMs && countOf(stored.data()) > 1) await sumUpLastDay(now);
    const budget = mirrorOf(spending, terms, now);
    const { updated_at: _when, ...wanted } = budget;
    if (sameMirror(operations.get('budget'), wanted)) return;
    await operationsRef.set({ budget }, { mergeFields: ['budget'] });
  }

  async function sumUpLastDay(now: Date): Promise<void> {
    const last = await days.dayRef(dayBefore(now)).get();
    if (last.exists && countOf(last.data()) > 1) await spendingOf(last, now);
  }

  return {
    refresh: () => retryOnConflict(refresh),

    /** Tells admins where a refusal may have closed the day; no refusal waits for it to succeed. */
    async showClosed(): Promise<void> {
      const now = clock.now();
      if (now.getTime() - toldMs < showAgainMs) return;
      toldMs = now.getTime();
      try {
        const shown = (await operationsRef.get()).get('budget');
        if (shown?.day === dayOf(now) && shown.open === false) return;
        await retryOnConflict(refresh);
      } catch {
        // The sweep shows it within the minute.
      }
    },

    /**
     * What was taken of today, and of a user's share of it. Null for a day that many count
     * and that was open by far at the last look, which is at most a minute ago and follows a refusal.
     */
    async standing(
      userId: string | null,
    ): Promise<{ spending: Spending | null; share: Spending | null }> {
      const now = clock.now();
      const day = dayOf(now);
      const shares = userId === null ? [] : [days.shareRef(day, userId)];
      const [stored, share] = await firestore.getAll(days.dayRef(day), ...shares);
      const data = stored?.data();
      const count = countOf(data);
      const known = { share: share ? foldExpired(readSpending(share.data()), now) : null };
      if (count === 1) return { ...known, spending: foldExpired(readSpending(data), now) };
      if (allowances === null) return { ...known, spending: null };
      const { unit, limit } = allowances.day;
      if (committedThen(data, unit) < limit * surelyOpen) return { ...known, spending: null };
      return { ...known, spending: (await lookAtAll(day, count, now)).sum };
    },
  };
}

const dayMs = 24 * hourMs;
