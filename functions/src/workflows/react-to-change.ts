import { reactionsTo, type Sighting } from '../domain/reactions.ts';
import { dispatchRun } from './dispatch-run.ts';
import { forgetCopies } from './forget-copies.ts';
import type { Ports } from './ports.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';

/**
 * What a write of an analysis sets off. It acts on what is stored by now, so that events may come
 * twice and in any order, and never writes the summary, so that it sets off nothing further.
 */
export async function reactToChange(
  ports: Pick<Ports, 'analyzer' | 'tasks'> & ShowPorts,
  analysisId: string,
  seen: { before: Sighting | null; after: Sighting | null },
): Promise<void> {
  const { dispatch, forget } = reactionsTo(seen.before, seen.after);
  const ends = await Promise.allSettled([
    dispatch ? dispatchRun(ports, analysisId) : null,
    forget ? forgetCopies(ports, analysisId) : null,
    // It is also what operators want to see.
    forget ? showOperations(ports) : null,
  ]);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}
