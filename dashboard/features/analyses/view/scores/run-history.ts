interface Run {
  runId: string;
}

/**
 * The chosen run of a history that has the newest first, and the run before it. Null is the newest;
 * so is a run that is not, or no longer, in the history.
 */
export function chosenRun<T extends Run>(
  runs: readonly T[],
  runId: string | null,
): { chosen: T | null; before: T | null } {
  const found = runs.findIndex((run) => run.runId === runId);
  const index = Math.max(0, found);
  return { chosen: runs[index] ?? null, before: runs[index + 1] ?? null };
}
