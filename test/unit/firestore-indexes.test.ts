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
  waitingSince: [queries.waitingSince(now, 'queued')],
  uploadsBegunBefore: [queries.uploadsBegunBefore(now)],
  dueToExpire: [queries.dueToExpire(now)],
  all: [queries.all()],
  inStatus: [queries.inStatus('queued')],
  heldRuns: [queries.heldRuns(now)],
  lastFailed: [queries.lastFailed()],
  lastCompleted: [queries.lastCompleted()],
  workersHeardSince: [queries.workersHeardSince(now)],
};

const needed = new Set(
  Object.values(shapes)
    .flat()
    .map((query) => deriveIndex('analyses', query))
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

  it('keeps the single-field index of every field that is ordered by or compared', () => {
    const used = Object.values(shapes)
      .flat()
      .flatMap(({ where, orderBy }) => [...where, ...orderBy].map(({ field }) => field));
    const exempt = file.fieldOverrides
      .filter(
        (override: { collectionGroup: string; indexes: unknown[] }) =>
          override.collectionGroup === 'analyses' && override.indexes.length === 0,
      )
      .map((override: { fieldPath: string }) => override.fieldPath);
    expect(used.filter((field) => exempt.includes(field))).toEqual([]);
  });

  it('covers all queries, since only run-query.ts builds any', () => {
    const source = join(root, 'functions/src');
    const builders = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .filter((path) => /\.(where|orderBy)\(/.test(readFileSync(join(source, path), 'utf8')));
    expect(builders).toEqual([join('adapters', 'firestore', 'run-query.ts')]);
  });
});
