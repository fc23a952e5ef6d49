import { profiles } from '../../contract/profiles/all.ts';
import type { RunError } from '../../contract/summary.ts';
import type { Stage, Status } from '../../contract/vocabulary.ts';
import type { Analysis } from './analysis.ts';
import { reactionsTo, type Sighting } from './reactions.ts';
import type { Claim } from './runs.ts';

/**
 * The last turn of a run that calls for something: it began to wait, ended, was replaced or removed.
 * Written in the very commit of that turn, and by nothing else, so that whoever is told of its writes
 * (the trigger, and the worker that holds the run) is told of nothing in vain.
 */
export interface Due {
  before: Sighting | null;
  /** Null: the analysis was removed. */
  after: Sighting | null;
  /** The attempt that was the last one by then. */
  attempt: number;
  /** Copies may lie at the model's side that no run uses. */
  copies: boolean;
  /** The profile cuts clips. */
  clips: boolean;
  /** Its ends are told to a webhook. */
  webhook: boolean;
}

/** Null where a change of an analysis calls for nothing; `after` null: it is removed. */
export function dueOf(before: Analysis, after: Analysis | null): Due | null {
  const seen = { before: sightingOf(before), after: after && sightingOf(after) };
  if (!Object.values(reactionsTo(seen.before, seen.after)).includes(true)) return null;
  const { summary, work } = after ?? before;
  return {
    ...seen,
    attempt: summary.attempt,
    copies: work.abandonedCopies.length > 0,
    clips: profiles[summary.analysis_type].finds === 'highlights',
    webhook: Boolean(work.session?.webhookUrl),
  };
}

/** Whether the claim is over by what was due last. What was due before it was made ends nothing. */
export function endsClaim(due: Due | null, { runId, attempt }: Claim): boolean {
  if (due === null) return false;
  return due.after === null || due.after.run_id !== runId || due.attempt >= attempt;
}

function sightingOf({ summary }: Analysis): Sighting {
  const { status, stage, run_id, user_id, progress, error, lease_expires_at } = summary;
  return { status, stage, run_id, user_id, progress, error, lease_expires_at };
}

type Fields = Readonly<Record<string, unknown>>;

/** As it is stored; null where nothing is. */
export function readDue(fields: Fields | undefined): Due | null {
  if (fields === undefined) return null;
  const { before, after, attempt, copies, clips, webhook } = fields;
  return {
    before: readSighting(before as Fields | null),
    after: readSighting(after as Fields | null),
    attempt: Number(attempt ?? 0),
    copies: copies !== false,
    clips: clips !== false,
    webhook: webhook !== false,
  };
}

function readSighting(fields: Fields | null | undefined): Sighting | null {
  if (!fields) return null;
  return {
    status: fields['status'] as Status,
    stage: (fields['stage'] ?? null) as Stage | null,
    run_id: String(fields['run_id'] ?? ''),
    user_id: String(fields['user_id'] ?? ''),
    progress: Number(fields['progress'] ?? 0),
    error: (fields['error'] ?? null) as RunError | null,
    lease_expires_at: readTime(fields['lease_expires_at']),
  };
}

/** A Date, or what Firestore makes of one. */
function readTime(time: unknown): Date | null {
  if (time instanceof Date) return time;
  const stored = time as { toDate?: () => Date } | null | undefined;
  return stored?.toDate?.() ?? null;
}
