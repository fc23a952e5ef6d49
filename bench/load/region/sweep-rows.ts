import type { Firestore } from 'firebase-admin/firestore';
import { sweepAll } from '../../../functions/src/workflows/sweep.ts';
import type { Row } from '../../frame/benchmark.ts';
import { otherServicesMs } from './regional-service.ts';
import { kindsOfWork, seedKinds } from './seed-kinds.ts';
import { region, within } from './within-region.ts';

const ofEachKind = 100;
const longestSweepSeconds = 20;

/** What a sweep logs where it could not do something. */
const failureEvents: ReadonlySet<string> = new Set([
  ...['sweep_failed', 'operations_not_shown', 'no_room_in_line', 'left_overs_not_swept'],
  ...['left_over_not_removed', 'owners_not_swept', 'removal_not_begun'],
]);

export async function sweepRows(): Promise<Row[]> {
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
