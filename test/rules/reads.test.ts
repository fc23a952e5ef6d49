import { doc, type Firestore, getDoc, onSnapshot } from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { closeClients, signUp } from '../support/client.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { gatherPeople, outcomeOf, type People, type Role, verdicts } from './people.ts';

let people: People;
let analysisId: string;

beforeAll(async () => {
  people = await gatherPeople();
  analysisId = await seedAnalysis(people.owner.uid);
  await seedReport(analysisId);
});
afterAll(closeClients);

const get = (firestore: Firestore, path: string): Promise<string> =>
  outcomeOf(getDoc(doc(firestore, path)));

const documents: { what: string; path: () => string; readers: Role[] }[] = [
  { what: 'an analysis', path: () => `analyses/${analysisId}`, readers: ['owner', 'admin'] },
  {
    what: 'a report',
    path: () => `analyses/${analysisId}/reports/run-1`,
    readers: ['owner', 'admin'],
  },
  {
    what: 'what a run has judged so far',
    path: () => `analyses/${analysisId}/live/run-1`,
    readers: ['owner', 'admin'],
  },
  {
    what: 'something below that',
    path: () => `analyses/${analysisId}/live/run-1/x/y`,
    readers: [],
  },
  { what: 'operations/current', path: () => 'operations/current', readers: ['admin'] },
  {
    what: 'operations/queue',
    path: () => 'operations/queue',
    readers: ['owner', 'admin', 'stranger'],
  },
  { what: 'another of operations', path: () => 'operations/other', readers: ['admin'] },
  {
    what: 'something else below an analysis',
    path: () => `analyses/${analysisId}/x/y`,
    readers: [],
  },
  {
    what: 'something below a report',
    path: () => `analyses/${analysisId}/reports/run-1/x/y`,
    readers: [],
  },
  {
    what: 'the work of an analysis',
    path: () => `analyses/${analysisId}/private/work`,
    readers: [],
  },
  {
    what: 'a webhook’s delivery',
    path: () => `analyses/${analysisId}/private/webhook-run-1`,
    readers: [],
  },
  {
    what: 'a webhook secret',
    path: () => `webhook_secrets/${people.owner.uid}`,
    readers: [],
  },
  { what: 'a quota', path: () => `quotas/${people.owner.uid}`, readers: [] },
  { what: 'a shard of the capacity', path: () => 'capacity/0', readers: [] },
  { what: 'a day of the budget', path: () => 'budgets/2026-01-01', readers: [] },
  {
    what: 'a share of it',
    path: () => `budgets/2026-01-01/shares/${people.owner.uid}`,
    readers: [],
  },
  { what: 'a user', path: () => `users/${people.owner.uid}`, readers: [] },
  { what: 'any other collection', path: () => 'anything/else', readers: [] },
];

describe.each(documents)('$what', ({ path, readers }) => {
  it.each(verdicts(readers))('is $verdict to the $role', async ({ role, code }) => {
    expect(await get(people[role].firestore, path())).toBe(code);
  });
});

describe('a get of a missing analysis', () => {
  it.each(['owner', 'admin', 'stranger'] as const)('answers missing to the %s', async (role) => {
    const snapshot = await getDoc(doc(people[role].firestore, 'analyses/no-such-analysis'));
    expect(snapshot.exists()).toBe(false);
  });

  it('is refused to someone signed out', async () => {
    const { firestore } = people['signed-out'];
    expect(await get(firestore, 'analyses/no-such-analysis')).toBe('permission-denied');
  });

  it('is what a listener of the owner sees after a delete', async () => {
    const { owner } = people;
    const goneId = await seedAnalysis(owner.uid);
    const first = Promise.withResolvers<void>();
    const missing = Promise.withResolvers<void>();
    const stop = onSnapshot(
      doc(owner.firestore, 'analyses', goneId),
      (snapshot) => (snapshot.exists() ? first : missing).resolve(),
      missing.reject,
    );
    await first.promise;
    await adminFirestore.doc(`analyses/${goneId}`).delete();
    await expect(missing.promise).resolves.toBeUndefined();
    stop();
  });
});

describe('the admin claim', () => {
  it.each([false, 'true', 1, null])('makes nobody an admin when it is %j', async (admin) => {
    const { firestore } = await signUp({ admin });
    expect(await get(firestore, `analyses/${analysisId}`)).toBe('permission-denied');
    expect(await get(firestore, 'operations/current')).toBe('permission-denied');
  });
});
