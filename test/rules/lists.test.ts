import {
  collection,
  collectionGroup,
  type Firestore,
  getDocs,
  limit,
  orderBy,
  type Query,
  query,
  where,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeClients } from '../support/client.ts';
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

const analyses = (firestore: Firestore): Query => collection(firestore, 'analyses');
const newestFirst = orderBy('timestamp', 'desc');
const ofOwner = (): ReturnType<typeof where> => where('user_id', '==', people.owner.uid);

const lists: { what: string; of: (firestore: Firestore) => Query; readers: Role[] }[] = [
  {
    what: "the owner's analyses",
    of: (firestore) => query(analyses(firestore), ofOwner()),
    readers: ['owner', 'admin'],
  },
  {
    what: "the owner's analyses, newest first",
    of: (firestore) => query(analyses(firestore), ofOwner(), newestFirst),
    readers: ['owner', 'admin'],
  },
  {
    what: "the owner's completed analyses, newest first",
    of: (firestore) =>
      query(analyses(firestore), ofOwner(), where('status', '==', 'completed'), newestFirst),
    readers: ['owner', 'admin'],
  },
  {
    what: "the owner's solo analyses, newest first",
    of: (firestore) =>
      query(analyses(firestore), ofOwner(), where('analysis_type', '==', 'solo'), newestFirst),
    readers: ['owner', 'admin'],
  },
  {
    what: 'the analyses of two people',
    of: (firestore) =>
      query(
        analyses(firestore),
        where('user_id', 'in', [people.owner.uid, people.stranger.uid]),
        limit(1),
      ),
    readers: ['admin'],
  },
  {
    what: "everybody's analyses, newest first",
    of: (firestore) => query(analyses(firestore), newestFirst, limit(1)),
    readers: ['admin'],
  },
  {
    what: "everybody's completed analyses, newest first",
    of: (firestore) =>
      query(analyses(firestore), where('status', '==', 'completed'), newestFirst, limit(1)),
    readers: ['admin'],
  },
  {
    what: 'the reports of an analysis',
    of: (firestore) => collection(firestore, `analyses/${analysisId}/reports`),
    readers: ['owner', 'admin'],
  },
  {
    what: 'operations',
    of: (firestore) => query(collection(firestore, 'operations'), limit(1)),
    readers: ['admin'],
  },
  {
    what: 'the collection group of reports',
    of: (firestore) => query(collectionGroup(firestore, 'reports'), limit(1)),
    readers: [],
  },
  {
    what: 'the collection group of analyses',
    of: (firestore) => query(collectionGroup(firestore, 'analyses'), ofOwner()),
    readers: [],
  },
  {
    what: 'any other collection',
    of: (firestore) => query(collection(firestore, 'anything'), limit(1)),
    readers: [],
  },
];

describe.each(lists)('a list of $what', ({ of, readers }) => {
  it.each(verdicts(readers))('is $verdict to the $role', async ({ role, code }) => {
    expect(await outcomeOf(getDocs(of(people[role].firestore)))).toBe(code);
  });
});

describe('a list of own analyses', () => {
  it('holds exactly the own ones', async () => {
    const { owner } = people;
    const found = await getDocs(query(analyses(owner.firestore), ofOwner(), newestFirst));
    expect(found.docs.map(({ id }) => id)).toEqual([analysisId]);
  });
});
