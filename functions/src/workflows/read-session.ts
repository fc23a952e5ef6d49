import type { Summary } from '../contract/summary.ts';
import { type Caller, requireAccess } from '../domain/access.ts';
import { describeResults, type ResultsReply } from '../domain/sessions/session-replies.ts';
import type { Ports } from './ports.ts';

/** A session as its owner or an admin may see it. */
export async function readSession(
  ports: Pick<Ports, 'analyses'>,
  caller: Caller,
  sessionId: string,
): Promise<Summary> {
  return requireAccess(await ports.analyses.read(sessionId), caller).summary;
}

/** The results of the run in force, or why there are none. */
export async function readResults(
  ports: Pick<Ports, 'analyses'>,
  caller: Caller,
  sessionId: string,
): Promise<ResultsReply> {
  return resultsOf(ports, sessionId, await readSession(ports, caller, sessionId));
}

export async function resultsOf(
  { analyses }: Pick<Ports, 'analyses'>,
  sessionId: string,
  summary: Summary,
): Promise<ResultsReply> {
  const isCompleted = summary.status === 'completed';
  const report = isCompleted ? await analyses.readReport(sessionId, summary.run_id) : null;
  return describeResults(sessionId, summary, report);
}
