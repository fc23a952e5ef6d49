import type { CloudEvent } from 'firebase-functions';
import type { DocumentSnapshot } from 'firebase-functions/firestore';
import { traceIdOf } from '../../domain/trace-id.ts';

/** Eventarc adds it as an extension, which the platform's types leave out. */
export function traceOf(event: CloudEvent<unknown>): string | null {
  return traceIdOf('traceparent' in event ? event.traceparent : null);
}

/** The run that a summary names, for the log. */
export function runIn(summary: DocumentSnapshot | undefined): { runId?: string } {
  const runId: unknown = summary?.exists ? summary.get('run_id') : undefined;
  return typeof runId === 'string' ? { runId } : {};
}
