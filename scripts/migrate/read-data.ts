import { type QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';

/** A document's fields, its Timestamps as Date at any depth. */
export function readData(document: QueryDocumentSnapshot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document.data()).map(([name, value]) => [name, dated(value)]),
  );
}

function dated(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(dated);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dated(inner)]));
}
