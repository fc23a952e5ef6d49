import fc from 'fast-check';
import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  limit,
  query,
  setDoc,
} from 'firebase/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminFirestore } from '../support/admin-sdk.ts';
import { closeClients } from '../support/client.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';
import { gatherPeople, outcomeOf, type People, type Role, roles } from './people.ts';

let people: People;
let analysisId: string;

beforeAll(async () => {
  people = await gatherPeople();
  analysisId = await seedAnalysis(people.owner.uid);
  await seedReport(analysisId);
  await Promise.all(
    hidden().map((path) => adminFirestore.doc(path).set({ user_id: people.owner.uid })),
  );
});
afterAll(closeClients);

/** What is there, and is nobody's to see, though it bears the owner's name. */
const hidden = () => [
  ...[`analyses/${analysisId}/private/work`, `analyses/${analysisId}/private/webhook-run-1`],
  ...[`analyses/${analysisId}/reports/run-1/private/work`, `operations/x/private/work`],
  ...[`quotas/${people.owner.uid}`, `webhook_secrets/${people.owner.uid}`],
  ...[`rates/${people.owner.uid}`, `tombstones/${people.owner.uid}`, 'workers/x', 'statistics/x'],
];

/** Written in place of what is only known once there are people. */
const ofOwner = '(the analysis)';
const ownerId = '(the owner)';
const collections = [
  ...['analyses', 'reports', 'private', 'operations', 'quotas', 'rates', 'budgets', 'capacity'],
  ...['idempotency', 'webhook_secrets', 'workers', 'statistics', 'tombstones', 'users', 'shards'],
  ...['notes', 'live', 'progress', 'Analyses', 'analyses ', 'analysis', 'work', 'mail', 'anything'],
];
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...collections) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/).filter(isNoneOfFirestores) },
);
const id = fc.oneof(
  fc.constantFrom(
    ofOwner,
    ofOwner,
    ownerId,
    'run-1',
    'work',
    'current',
    'queue',
    '0',
    '2026-01-01',
  ),
  fc.stringMatching(/^[a-zA-Z0-9_.~-]{2,30}$/).filter(isNoneOfFirestores),
);
const documentPath = fc
  .array(fc.tuple(name, id), { minLength: 1, maxLength: 4 })
  .map((pairs) => pairs.flat());
const collectionPath = fc
  .tuple(fc.array(fc.tuple(name, id), { maxLength: 3 }), name)
  .map(([pairs, last]) => [...pairs.flat(), last]);

/** Nor is it a property that every object has: the client's own index takes that for a collection. */
function isNoneOfFirestores(text: string): boolean {
  return !(/^(__.*__|\.\.?)$/.test(text) || text in Object.prototype);
}

const filled = (segments: readonly string[]) =>
  segments
    .map((segment) => segment.replace(ofOwner, analysisId).replace(ownerId, people.owner.uid))
    .join('/');

const signedIn: readonly Role[] = ['owner', 'admin', 'stranger'];

/** Every document that somebody may get, by the contract: a new rule must be named here. */
function readersOf([first, second, third, , ...deeper]: readonly string[]): readonly Role[] {
  if (deeper.length > 0) return [];
  if (first === 'operations') {
    if (third !== undefined) return [];
    return second === 'queue' ? signedIn : ['admin'];
  }
  if (first !== 'analyses' || ![undefined, 'reports', 'live'].includes(third)) return [];
  // What is not there is told to whoever is signed in, so that a listener survives a delete.
  return second === ofOwner ? ['owner', 'admin'] : signedIn;
}

/** Every collection that somebody may list without a filter. */
function listersOf(segments: readonly string[]): readonly Role[] {
  const [first, second, third] = segments;
  if (segments.length === 1) return first === 'analyses' || first === 'operations' ? ['admin'] : [];
  if (segments.length !== 3 || first !== 'analyses' || third !== 'reports') return [];
  return second === ofOwner ? ['owner', 'admin'] : ['admin'];
}

const outcomes = (attempt: (role: Role) => Promise<unknown>) =>
  Promise.all(roles.map(async (role) => [role, await outcomeOf(attempt(role))]));
const open = (readers: readonly Role[]) =>
  roles.map((role) => [role, readers.includes(role) ? 'allowed' : 'permission-denied']);
const closed = open([]);
const runs = { numRuns: 60 };

describe('any document', () => {
  it('is open to those whom the contract names, and to nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(documentPath, async (segments) => {
        const path = filled(segments);
        const seen = await outcomes((role) => getDoc(doc(people[role].firestore, path)));
        expect(seen).toEqual(open(readersOf(segments)));
      }),
      runs,
    );
  });

  it('is written and removed by nobody, whoever may see it', async () => {
    await fc.assert(
      fc.asyncProperty(documentPath, async (segments) => {
        const path = filled(segments);
        const mine = (role: Role) => ({ user_id: people[role].uid, admin: true });
        const of = (role: Role) => doc(people[role].firestore, path);
        expect(await outcomes((role) => setDoc(of(role), mine(role)))).toEqual(closed);
        expect(await outcomes((role) => deleteDoc(of(role)))).toEqual(closed);
      }),
      runs,
    );
  });

  it('that is there and hidden stays hidden', async () => {
    for (const path of hidden()) {
      const seen = await outcomes((role) => getDoc(doc(people[role].firestore, path)));
      expect(seen, path).toEqual(closed);
    }
  });
});

describe('any collection', () => {
  it('is listed by those whom the contract names, and by nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(collectionPath, async (segments) => {
        const path = filled(segments);
        const seen = await outcomes((role) =>
          getDocs(query(collection(people[role].firestore, path), limit(1))),
        );
        expect(seen).toEqual(open(listersOf(segments)));
      }),
      runs,
    );
  });

  it('is listed by nobody as a group, whatever its name', async () => {
    await fc.assert(
      fc.asyncProperty(name, async (group) => {
        const seen = await outcomes((role) =>
          getDocs(query(collectionGroup(people[role].firestore, group), limit(1))),
        );
        expect(seen).toEqual(closed);
      }),
      { numRuns: 40 },
    );
  });
});
