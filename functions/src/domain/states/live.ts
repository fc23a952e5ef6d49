import type { Analysis } from './analysis.ts';
import { holds } from './runs.ts';

/**
 * The run whose finished segments nobody is to see any more after a change: it has ended, waits again, or is
 * another worker's, who begins anew. Null: they stay, or none are shown.
 */
export function hiddenBy(stored: Analysis, next: Analysis): string | null {
  const { live } = next.work;
  if (live === null) return null;
  const { attempt } = stored.summary;
  return holds(next.summary, { runId: live, attempt }) ? null : live;
}
