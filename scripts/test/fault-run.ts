/** The command of a fault run, to be run by itself: it starts a stack of its own. */
export function faultRun(...options: readonly string[]): readonly [string, ...string[]] {
  const follow = ['--import', './scripts/stack/follow-parent.ts'];
  return ['node', ...follow, 'scripts/test-faults.ts', ...options];
}

/** Whether vitest's filters leave it in. */
export function hasFaultRun(filters: readonly string[]): boolean {
  return filters.every((filter) => 'test/faults'.includes(filter));
}
