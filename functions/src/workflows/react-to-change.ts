import { reactionsTo, type Sighting } from '../domain/states/reactions.ts';
import { dispatchRun } from './dispatch-run.ts';
import { forgetCopies } from './forget-copies.ts';
import { openWebhook } from './open-webhook.ts';
import type { Ports } from './ports.ts';
import { removeClips } from './remove-clips.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';

type ReactionPorts = Pick<Ports, 'analyzer' | 'bucket' | 'tasks' | 'webhooks' | 'webhookTasks'> &
  ShowPorts;

/**
 * What a write of an analysis sets off. It acts on what is stored by now, so that events may come
 * twice and in any order; only how a run ended it takes from the event, since another run may be in
 * force by then. It never writes the summary, so that it sets off nothing further.
 */
export async function reactToChange(
  ports: ReactionPorts,
  analysisId: string,
  seen: { before: Sighting | null; after: Sighting | null },
): Promise<void> {
  const { dispatch, forget, tell } = reactionsTo(seen.before, seen.after);
  const ends = await Promise.allSettled([
    dispatch ? dispatchRun(ports, analysisId) : null,
    forget ? forgetCopies(ports, analysisId) : null,
    forget ? removeClips(ports, analysisId, runsOf(seen)) : null,
    tell && seen.after ? openWebhook(ports, analysisId, seen.after) : null,
    // It is also what operators want to see.
    forget ? showOperations(ports) : null,
  ]);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

function runsOf({ before, after }: Record<'before' | 'after', Sighting | null>): string[] {
  return [before, after].flatMap((sighting) => sighting?.run_id ?? []);
}
