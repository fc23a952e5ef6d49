import {
  addDoc,
  collection,
  deleteDoc,
  doc,
  runTransaction,
  setDoc,
  updateDoc,
  writeBatch,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { type Client, closeClients } from '../support/client.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { gatherPeople, outcomeOf, type People, roles } from './people.ts';

let people: People;
let analysisId: string;

beforeAll(async () => {
  people = await gatherPeople();
  analysisId = await seedAnalysis(people.owner.uid);
  await seedReport(analysisId);
  await adminFirestore.doc('operations/rules-test').set({ seeded: true });
});
afterAll(closeClients);

const places = [
  { what: 'an analysis', path: () => `analyses/${analysisId}` },
  { what: 'a report', path: () => `analyses/${analysisId}/reports/run-1` },
  { what: 'operations', path: () => 'operations/rules-test' },
];

const attempts: { verb: string; attempt: (client: Client, path: string) => Promise<unknown> }[] = [
  {
    verb: 'a replacement',
    attempt: ({ firestore }, path) => setDoc(doc(firestore, path), { user_id: 'anyone' }),
  },
  {
    verb: 'a merge',
    attempt: ({ firestore }, path) => setDoc(doc(firestore, path), { a: 1 }, { merge: true }),
  },
  {
    verb: 'an update',
    attempt: ({ firestore }, path) => updateDoc(doc(firestore, path), { total_score: 100 }),
  },
  { verb: 'a delete', attempt: ({ firestore }, path) => deleteDoc(doc(firestore, path)) },
  {
    verb: 'a batch',
    attempt: ({ firestore }, path) =>
      writeBatch(firestore).update(doc(firestore, path), { status: 'completed' }).commit(),
  },
  {
    verb: 'a transaction',
    attempt: ({ firestore }, path) =>
      runTransaction(
        firestore,
        async (transaction) => transaction.update(doc(firestore, path), { a: 1 }),
        { maxAttempts: 1 },
      ),
  },
];

describe.each(places)('$what', ({ path }) => {
  describe.each(attempts)('under $verb', ({ attempt }) => {
    it.each(roles)('refuses the %s and stays as it is', async (role) => {
      const before = (await adminFirestore.doc(path()).get()).data();
      expect(await outcomeOf(attempt(people[role], path()))).toBe('permission-denied');
      expect((await adminFirestore.doc(path()).get()).data()).toEqual(before);
    });
  });
});

const newPlaces: { what: string; path: () => string }[] = [
  { what: 'an analysis of its own', path: () => 'analyses' },
  { what: 'a report', path: () => `analyses/${analysisId}/reports` },
  { what: 'operations', path: () => 'operations' },
  { what: 'something else below an analysis', path: () => `analyses/${analysisId}/others` },
  { what: 'any other collection', path: () => 'anything' },
];

describe.each(newPlaces)('a new document in $what', ({ path }) => {
  it.each(roles)('is refused to the %s', async (role) => {
    const { firestore, uid } = people[role];
    const fields = { user_id: uid, status: 'uploading', timestamp: new Date() };
    const added = addDoc(collection(firestore, path()), fields);
    expect(await outcomeOf(added)).toBe('permission-denied');
  });
});
