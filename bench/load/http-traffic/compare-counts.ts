import { adminSdk } from '../admin-sdk.ts';
import type { ServedFunction } from '../served-function/serve-function.ts';
import { emptyTally, type Tally, type Visitor } from './visitor.ts';

/** What all visitors changed, by type. */
export function sumTallies(visitors: readonly Visitor[]): Tally {
  const sum = emptyTally();
  for (const { tally } of visitors) {
    for (const [type, counts] of entries(tally)) {
      sum[type].created += counts.created;
      sum[type].cancelled += counts.cancelled;
      sum[type].removed += counts.removed;
    }
  }
  return sum;
}

/** What the service says it counted today and yesterday; null where it has no such route. */
export async function readMetrics({
  address,
  monitorToken,
}: ServedFunction): Promise<Tally | null> {
  const reply = await fetch(`${address}/api/metrics?days=2`, {
    headers: { Authorization: `Bearer ${monitorToken}` },
  });
  if (reply.status === 404) return null;
  if (!reply.ok) throw new Error(`/api/metrics answered ${reply.status}: ${await reply.text()}`);
  const { by_analysis_type: counted } = (await reply.json()) as {
    by_analysis_type: Partial<Tally>;
  };
  return { ...emptyTally(), ...counted };
}

/** How many figures differ. */
export function differingCounts(sent: Tally, counted: Tally): number {
  return entries(sent).flatMap(([type, { created, cancelled, removed }]) => {
    const theirs = counted[type];
    return [
      created !== theirs.created,
      cancelled !== theirs.cancelled,
      removed !== theirs.removed,
    ].filter((differs) => differs);
  }).length;
}

/** How many sessions are not in Firestore as the visitors left them: missing, left over or in another state. */
export async function differingSessions(visitors: readonly Visitor[]): Promise<number> {
  const { docs } = await adminSdk().firestore.collection('analyses').select('status').get();
  const stored = new Map(docs.map((document) => [document.id, document.get('status')]));
  const expected = new Map(visitors.flatMap((visitor) => [...visitor.sessions()]));
  const wrong = [...expected].filter(([id, status]) => stored.get(id) !== status);
  const leftOver = [...stored.keys()].filter((id) => !expected.has(id));
  return wrong.length + leftOver.length;
}

const entries = (tally: Tally) => Object.entries(tally) as [keyof Tally, Tally[keyof Tally]][];
