import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analysisTypes, statuses } from '../../functions/src/contract/vocabulary.ts';
import { type Query, queries } from '../../functions/src/domain/queries.ts';
import { deriveIndex } from '../support/derive-indexes.ts';

const root = join(import.meta.dirname, '../..');
const file = JSON.parse(readFileSync(join(root, 'firestore.indexes.json'), 'utf8'));
const now = new Date(0);

/** Every query with every shape that its inputs can give it; the type demands each name. */
const shapes: Record<keyof typeof queries, Query[]> = {
  list: [null, 'someone'].flatMap((userId) =>
    [null, ...statuses].flatMap((status) =>
      [null, ...analysisTypes].map((analysisType) =>
        queries.list({ userId, status, analysisType }),
      ),
    ),
  ),
  lapsedLeases: [queries.lapsedLeases(now)],
  waitingSince: [queries.waitingSince(now)],
  uploadsBegun: [queries.uploadsBegun({ since: now, until: now })],
  dueToExpire: [queries.dueToExpire(now)],
  all: [queries.all()],
  inStatus: [queries.inStatus('queued')],
  heldRuns: [queries.heldRuns(now)],
  lastFailed: [queries.lastFailed(null), queries.lastFailed(now)],
  lastCompleted: [queries.lastCompleted(null), queries.lastCompleted(now)],
  workersHeardSince: [queries.workersHeardSince(now)],
  usersInLine: [queries.usersInLine()],
  usersAtTheDoor: [queries.usersAtTheDoor()],
  usersWithRunsOut: [queries.usersWithRunsOut()],
  usersToWake: [queries.usersToWake(now)],
  ownedBy: [queries.ownedBy('someone')],
  rerunsAskedBy: [queries.rerunsAskedBy('someone')],
  notesBy: [queries.notesBy('someone')],
  claimsOf: [queries.claimsOf(['some-analysis'])],
  ownersListedSince: [queries.ownersListedSince(now)],
  byName: [queries.byName()],
  sourcesKeptSince: [queries.sourcesKeptSince(now)],
  statisticsOf: [queries.statisticsOf(['2026-01-01', '2026-01-02'])],
  countersBelow: [queries.countersBelow(20)],
  sharesOf: [queries.sharesOf('someone')],
};

const others: Readonly<Partial<Record<string, string>>> = {
  workersHeardSince: 'workers',
  ownersListedSince: 'quotas',
  usersInLine: 'quotas',
  usersAtTheDoor: 'quotas',
  usersWithRunsOut: 'quotas',
  usersToWake: 'quotas',
  sourcesKeptSince: 'private',
  sharesOf: 'shares',
  notesBy: 'notes',
  claimsOf: 'idempotency',
  statisticsOf: 'statistics',
  countersBelow: 'capacity',
};
const collectionOf = (name: string) => others[name] ?? 'analyses';

const needed = new Set(
  Object.entries(shapes)
    .flatMap(([name, queries]) => queries.map((query) => deriveIndex(collectionOf(name), query)))
    .filter((index) => index !== null)
    .map((index) => JSON.stringify(index)),
);

describe('firestore.indexes.json', () => {
  it.each([...needed])('has %s', (index) => {
    expect(file.indexes).toContainEqual(JSON.parse(index));
  });

  it('has no index that no query needs', () => {
    expect(file.indexes).toHaveLength(needed.size);
  });

  it.each(['analyses', 'workers', 'quotas', 'idempotency', 'statistics', 'capacity'])(
    'keeps the single-field index of every field of %s that is ordered by or compared',
    (collection) => {
      const used = Object.entries(shapes)
        .filter(([name]) => collectionOf(name) === collection)
        .flatMap(([, queries]) => queries)
        .filter((query) => deriveIndex(collection, query) === null)
        .flatMap(({ where, orderBy }) => [...where, ...orderBy].map(({ field }) => field))
        .filter((field) => field !== '__name__');
      const overrides: { collectionGroup: string; fieldPath: string; indexes: unknown[] }[] =
        file.fieldOverrides.filter(
          (override: { collectionGroup: string }) => override.collectionGroup === collection,
        );
      const isIndexed = (field: string) => {
        const own = overrides.find(({ fieldPath }) => fieldPath === field);
        return (own ?? overrides.find(({ fieldPath }) => fieldPath === '*'))?.indexes.length !== 0;
      };
      expect(used.filter((field) => !isIndexed(field))).toEqual([]);
    },
  );

  it('lets the notes of one author be found wherever they are', () => {
    expect(file.fieldOverrides).toContainEqual({
      collectionGroup: 'notes',
      fieldPath: 'author_id',
      indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' }],
    });
  });

  it.each([
    ['private', queries.sourcesKeptSince(now)],
    ['shares', queries.sharesOf('someone')],
  ])('indexes over all documents what is asked of every `%s`', (collectionGroup, { where }) => {
    for (const { field: fieldPath } of where) {
      expect(file.fieldOverrides).toContainEqual({
        collectionGroup,
        fieldPath,
        indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' }],
      });
    }
  });

  it.each(['rates', 'shares', 'shards', 'idempotency', 'statistics', 'workers'])(
    'has `%s` go by themselves once they have expired',
    (collectionGroup) => {
      const policy = { collectionGroup, fieldPath: 'expires_at', ttl: true };
      expect(file.fieldOverrides).toContainEqual(expect.objectContaining(policy));
    },
  );

  /** An index of a field that only ever rises takes 500 writes a second, all at its end. */
  it.each([
    ...['updated_at', 'started_at', 'cancelled_at', 'rerun_requested_at', 'lease_expires_at'],
    ...['progress', 'stage', 'attempt', 'run_id', 'title', 'scores', 'what_comes_later'],
  ])('indexes of an analysis no %s by itself', (field) => {
    const own = file.fieldOverrides.filter(
      ({ collectionGroup }: { collectionGroup: string }) => collectionGroup === 'analyses',
    );
    const named = own.some(({ fieldPath }: { fieldPath: string }) => fieldPath === field);
    expect(named).toBe(false);
    expect(own).toContainEqual({ collectionGroup: 'analyses', fieldPath: '*', indexes: [] });
  });

  it('covers all queries, since only run-query.ts builds any', () => {
    const source = join(root, 'functions/src');
    const builders = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => /\.(where|orderBy)\(/.test(readFileSync(join(source, path), 'utf8')));
    expect(builders).toEqual([join('adapters', 'firestore', 'run-query.ts')]);
  });
});
