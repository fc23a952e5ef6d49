import type { Due } from '../domain/states/due.ts';
import { reactionsTo, type Sighting } from '../domain/states/reactions.ts';
import { advanceLine, putRight } from './advance-line.ts';
import { dispatchRun } from './dispatch-run.ts';
import { forgetCopies } from './forget-copies.ts';
import { openWebhook } from './open-webhook.ts';
import type { Ports } from './ports.ts';
import { removeClips } from './remove-clips.ts';
import { type ShowPorts, showOperations } from './show-operations.ts';

type ReactionPorts = Pick<
  Ports,
  'analyzer' | 'bucket' | 'line' | 'tasks' | 'webhooks' | 'webhookTasks'
> &
  ShowPorts;

/** What may be there to see to; what is known to be nowhere is not looked for. */
type Left = Pick<Due, 'copies' | 'clips' | 'webhook'>;
const anything: Left = { copies: true, clips: true, webhook: true };

/**
 * What a turn of a run sets off. It acts on what is stored by now, so that events may come
 * twice and in any order; only how a run ended it takes from the event, since another run may be in
 * force by then. It never writes the summary, so that it sets off nothing further.
 */
export async function reactToChange(
  ports: ReactionPorts,
  analysisId: string,
  seen: { before: Sighting | null; after: Sighting | null } & Partial<Left>,
): Promise<void> {
  const { copies, clips, webhook } = { ...anything, ...seen };
  const { dispatch, advance, forget, tell } = reactionsTo(seen.before, seen.after);
  const ends = await Promise.allSettled([
    dispatch && seen.after ? giveTurn(ports, analysisId, seen.after.user_id) : null,
    advance ? advanceLine(ports) : null,
    forget && copies ? forgetCopies(ports, analysisId) : null,
    forget && clips ? removeClips(ports, analysisId, runsOf(seen)) : null,
    tell && webhook && seen.after ? openWebhook(ports, analysisId, seen.after) : null,
    // Operators want to see it soon; the rest they see at the next sweep.
    tell && seen.after?.status === 'failed' ? showOperations(ports) : null,
  ]);
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

/** One that waits stands in line; one that was sent, or rests, has its task. */
async function giveTurn(ports: ReactionPorts, analysisId: string, userId: string): Promise<void> {
  // Written by hand, it may be anybody's.
  if (userId === '' || userId.includes('/')) return;
  await putRight(ports, analysisId, userId);
  await advanceLine(ports);
  await dispatchRun(ports, analysisId);
}

function runsOf({ before, after }: Record<'before' | 'after', Sighting | null>): string[] {
  return [before, after].flatMap((sighting) => sighting?.run_id ?? []);
}
