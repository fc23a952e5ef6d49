/** How long a step may take before it counts as broken: that of a project which was just deployed. */
export interface Limits {
  /** A request, a function's cold start among it. */
  requestMs: number;
  uploadMs: number;
  /** From the video's arrival to the trigger that notices it. */
  triggerMs: number;
  /** From the queue to the worker. */
  taskMs: number;
  workerMs: number;
  /** From a delete to the last object: the contract's 60 s, and the time to look. */
  deleteMs: number;
  /** The same of an account, whose removal looks twice. */
  accountMs: number;
}

const usual: Limits = {
  requestMs: 60_000,
  uploadMs: 120_000,
  triggerMs: 180_000,
  taskMs: 180_000,
  workerMs: 600_000,
  deleteMs: 65_000,
  accountMs: 120_000,
};

/** None longer than `mostSeconds`; null: the usual ones. */
export function limitsWithin(mostSeconds: number | null): Limits {
  if (mostSeconds === null) return usual;
  const capped = Object.entries(usual).map(([name, ms]) => [
    name,
    Math.min(ms, mostSeconds * 1000),
  ]);
  return Object.fromEntries(capped) as Limits;
}
