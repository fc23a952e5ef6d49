/** What a project is billed for, besides time: each is one of its price list's units. */
export const billedKinds = [
  'call',
  'read',
  'write',
  'delete',
  'storage_a',
  'storage_b',
  'task',
] as const;
export type BilledKind = (typeof billedKinds)[number];

/** One operation that a function's process has made, or a call that it has answered. */
export interface Billed {
  /** The deployed function whose process it was. */
  function: string;
  kind: BilledKind;
  /** Such as `analyses/private`, the collections of a document's path; of others what was asked. */
  what: string;
  count: number;
  /** Of a call: processor time of its process and what that started, since it last told. */
  processorMs?: number;
}

/** Takes in what was billed, as it comes. */
export type Tell = (kind: BilledKind, what: string, count?: number) => void;
