import { type Owner, whoIsGone } from '../../domain/accounts/gone.ts';
import { isDue, walkOn } from '../../domain/accounts/walk.ts';
import { inGroups } from '../in-groups.ts';
import type { Census, OwnersIn } from '../ports/accounts.ts';
import type { Ports } from '../ports.ts';
import { startRemoval } from '../start-removal.ts';

export type OwnerPorts = Pick<
  Ports,
  'accounts' | 'census' | 'removals' | 'removalTasks' | 'clock' | 'logger'
>;

/** What the Auth service tells of at once. */
const pageSize = 100;
/** Of each collection and sweep: 1,000 owners are looked at in four minutes, all of 300 in each. */
const pages = 3;
/** More than these are not kept in mind, but walked over. */
const mostRemembered = 1_000;
const wholeEveryMs = 60 * 60_000;
/** By the clock of whoever listed an owner, and seen once that is stored. */
const overlapMs = 60_000;

/**
 * Finds the accounts that are gone and told nobody, as where many are deleted at once, and the
 * removals that nobody goes on with. To ask the Auth service costs nothing; so that to know whom to
 * ask about costs little, an instance that `remembers` keeps the owners in mind, reads those that were
 * listed since, and reads all again once an hour.
 */
export async function sweepOwners(
  ports: OwnerPorts,
  { remembers }: { remembers: boolean },
): Promise<void> {
  for (const kept of ['quotas', 'webhook_secrets'] as const) {
    const sweep = remembers ? sweepKept : walk;
    await sweep(ports, kept).catch((error: unknown) => {
      ports.logger.error('owners_not_swept', { kept, error });
    });
  }
}

interface Memory {
  /** By their ids, in order; null: they are too many. */
  owners: Map<string, Owner> | null;
  readAt: Date;
  wholeAt: Date;
  /** How many of them this round has looked at. */
  position: number;
}
const memories = new WeakMap<Census, Map<OwnersIn, Memory>>();

async function sweepKept(ports: OwnerPorts, kept: OwnersIn): Promise<void> {
  const memory = await remember(ports, kept);
  if (memory.owners === null) return walk(ports, kept);
  const owners = [...memory.owners.values()].slice(
    memory.position,
    memory.position + pages * pageSize,
  );
  memory.position += owners.length;
  if (memory.position >= memory.owners.size) memory.position = 0;
  for (let from = 0; from < owners.length; from += pageSize) {
    await lookAt(ports, owners.slice(from, from + pageSize));
  }
}

async function remember(
  { census, clock }: Pick<OwnerPorts, 'census' | 'clock'>,
  kept: OwnersIn,
): Promise<Memory> {
  const known = memories.get(census) ?? new Map<OwnersIn, Memory>();
  memories.set(census, known);
  const now = clock.now();
  const before = known.get(kept);
  if (before === undefined || now.getTime() - before.wholeAt.getTime() >= wholeEveryMs) {
    const owners = await readAll(census, kept);
    const position = before?.position ?? 0;
    const memory = { owners, readAt: now, wholeAt: now, position };
    if (position >= (owners?.size ?? 0)) memory.position = 0;
    known.set(kept, memory);
    return memory;
  }
  if (before.owners === null) return before;
  const since = new Date(before.readAt.getTime() - overlapMs);
  const listed = await census.ownersListedSince(kept, since, mostRemembered);
  for (const owner of listed) before.owners.set(owner.userId, owner);
  before.readAt = now;
  if (before.owners.size > mostRemembered) before.owners = null;
  return before;
}

async function readAll(census: Census, kept: OwnersIn): Promise<Map<string, Owner> | null> {
  const owners = new Map<string, Owner>();
  let from: string | null = '';
  while (from !== null) {
    const { items, next }: Awaited<ReturnType<Census['owners']>> = await census.owners(
      kept,
      from,
      pageSize,
    );
    for (const owner of items) owners.set(owner.userId, owner);
    if (owners.size > mostRemembered) return null;
    from = next;
  }
  return owners;
}

async function walk(ports: OwnerPorts, kept: OwnersIn): Promise<void> {
  const before = await ports.census.readWalk(kept);
  const now = ports.clock.now();
  if (!isDue(before, 0, now)) return;
  let current = before;
  for (let page = 0; page < pages; page += 1) {
    const { items, next } = await ports.census.owners(kept, current.position, pageSize);
    await lookAt(ports, items);
    current = walkOn(current, next, now);
    if (next === null) break;
  }
  if (current.position !== before.position) await ports.census.writeWalk(kept, current);
}

async function lookAt(ports: OwnerPorts, owners: readonly Owner[]): Promise<void> {
  const existing = await ports.accounts.existing(owners.map(({ userId }) => userId));
  await inGroups(whoIsGone(owners, existing, ports.clock.now()), async (userId) => {
    await startRemoval(ports, userId).catch((error: unknown) => {
      ports.logger.error('removal_not_begun', { error });
    });
  });
}
