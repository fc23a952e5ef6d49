import type { Query } from '../../functions/src/domain/queries.ts';

export interface CompositeIndex {
  collectionGroup: string;
  queryScope: 'COLLECTION';
  fields: { fieldPath: string; order: 'ASCENDING' | 'DESCENDING' }[];
}

/**
 * The composite index that production asks for: equalities first (one of several is one as well,
 * where the order is by another field), then the order. Null where the
 * single-field indexes that every collection has are enough.
 * https://firebase.google.com/docs/firestore/query-data/index-overview
 */
export function deriveIndex(collectionGroup: string, query: Query): CompositeIndex | null {
  const ordered = query.orderBy.filter(({ field }) => field !== '__name__');
  const equalities = query.where
    .filter(
      ({ operator, field }) => isEquality(operator) && !ordered.some((o) => o.field === field),
    )
    .map(({ field }) => field)
    .sort();
  const implied = query.where
    .filter(
      ({ operator, field }) => !isEquality(operator) && !ordered.some((o) => o.field === field),
    )
    .map(({ field }) => ({ field, direction: 'asc' as const }));
  const fields = [
    ...equalities.map((fieldPath) => ({ fieldPath, order: 'ASCENDING' as const })),
    ...[...implied, ...ordered].map(({ field, direction }) => ({
      fieldPath: field,
      order: direction === 'asc' ? ('ASCENDING' as const) : ('DESCENDING' as const),
    })),
  ];
  return fields.length < 2 ? null : { collectionGroup, queryScope: 'COLLECTION', fields };
}

const isEquality = (operator: string) => operator === '==' || operator === 'in';
