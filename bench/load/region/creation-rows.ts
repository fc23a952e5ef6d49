import { randomUUID } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import type { Caller } from '../../../functions/src/domain/access.ts';
import { sumFigures } from '../../../functions/src/domain/operations/describe-figures.ts';
import { dayOf } from '../../../functions/src/domain/utc-day.ts';
import { createAnalysis } from '../../../functions/src/workflows/create-analysis.ts';
import { aRequest } from '../../../test/support/build-analysis.ts';
import type { Row } from '../../frame/benchmark.ts';
import { arriving, atOnce } from './at-once.ts';
import { aheadMs, type RegionalService } from './regional-service.ts';
import { rowsOf } from './timed-rows.ts';
import { perSecond, region, seconds, within } from './within-region.ts';

const creators = 500;

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

export async function creationRows(): Promise<Row[]> {
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
