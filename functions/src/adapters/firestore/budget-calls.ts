import type { Usage } from '../../contract/report.ts';
import { type Allowances, noRoomInShare } from '../../domain/limits/budget.ts';
import { type Call, owes, reserveIn, settleIn } from '../../domain/limits/budget-shards.ts';
import { refuse, reserve, settle } from '../../domain/limits/spending.ts';
import { allOf, type BudgetDays, type Day, type DayRead } from './budget-day.ts';

/** How many other shards are looked at before all of them are. */
const someOthers = 3;

/** Where a call was reserved; null: by another process, or never. */
export interface OwnCall {
  home: number;
  /** What it left there; null: somebody came between. */
  left: DayRead | null;
}

/** Answers what it left; null: the day has no room. Throws where the user's share has none. */
export async function reserveCall(
  days: BudgetDays,
  { of, home }: { of: Day; home: number },
  call: Call,
  allowances: Allowances,
  now: Date,
): Promise<DayRead | null> {
  const { unit } = allowances.day;
  for (const shards of furtherLooks(home, of.count)) {
    const read = await days.read(of, shards, now);
    const { look, share } = read;
    const taken = share && reserve(share, { ...call, allowance: allowances.share }, now);
    if (share !== null && taken === null) {
      const refused = refuse(share, call.estimate, unit);
      if (refused !== share) await read.commit({ share: refused });
      throw noRoomInShare();
    }
    const reserved = reserveIn(look, home, call, allowances.day, now);
    if (reserved !== null) return read.commit({ shards: reserved, share: taken });
    const own = look.shards.get(home);
    if (own === undefined || look.shards.size < of.count) continue;
    const refused = refuse(own.spending, call.estimate, unit);
    if (refused === own.spending) continue;
    await read.commit({ shards: new Map([[home, { ...own, spending: refused }]]) });
  }
  return null;
}

/** The call's own shard, then some more, then all: each look only where the last one found no room. */
function furtherLooks(home: number, count: number): number[][] {
  const all = allOf(count);
  const others = all.filter((shard) => shard !== home);
  if (others.length <= someOthers) return count === 1 ? [all] : [[home], all];
  const from = Math.floor(Math.random() * others.length);
  const some = [...others.slice(from), ...others.slice(0, from)].slice(0, someOthers);
  return [[home], [home, ...some], all];
}

/** False: it was not reserved on that day, or has been settled. */
export async function settleCall(
  days: BudgetDays,
  { of, own }: { of: Day; own: OwnCall | null },
  { id, used }: { id: string; used: Usage },
  { day: allowance }: Allowances,
  now: Date,
): Promise<boolean> {
  const { count } = of;
  const looks = [
    own?.left ?? null,
    own === null ? null : () => days.read(of, [own.home], now),
    () => days.read(of, allOf(count), now),
  ];
  for (const look of looks) {
    if (look === null) continue;
    const read = typeof look === 'function' ? await look() : look;
    const home = own?.home ?? whereIs(id, read);
    const settled = home === null ? null : settleIn(read.look, home, id, used, allowance);
    const share = read.share && id in read.share.reserved ? settle(read.share, id, used) : null;
    if (home === null || (settled === null && share === null)) return false;
    const after = { count, shards: new Map([...read.look.shards, ...(settled ?? [])]) };
    if (after.shards.size < count && owes(after, home, allowance)) continue;
    await read.commit({ ...(settled && { shards: settled }), share });
    return true;
  }
  return false;
}

function whereIs(id: string, { look }: DayRead): number | null {
  const found = [...look.shards].find(([, { spending }]) => id in spending.reserved);
  return found?.[0] ?? null;
}
