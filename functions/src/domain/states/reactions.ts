import type { Summary } from '../../contract/summary.ts';
import type { RunEnd } from '../sessions/webhook-delivery.ts';
import { awaitsWorker, type Waiting } from './runs.ts';

/** What a trigger needs to see of a summary. */
export type Sighting = Waiting & RunEnd & Pick<Summary, 'run_id' | 'user_id'>;

export interface Reactions {
  /** A run began to wait: it needs its turn. */
  dispatch: boolean;
  /** A run ended, was replaced or removed: another may have its place. */
  advance: boolean;
  /** A run ended or was replaced: nothing of it may stay at the model's side. */
  forget: boolean;
  /** A run ended: a session's webhook is told. */
  tell: boolean;
}

/**
 * What one write of an analysis calls for. Most call for nothing, those of our own reactions among
 * them: that is what keeps triggers from feeding themselves.
 */
export function reactionsTo(before: Sighting | null, after: Sighting | null): Reactions {
  if (after === null) {
    const advance = before !== null && !hasEnded(before);
    return { dispatch: false, advance, forget: false, tell: false };
  }
  const sameRun = before?.run_id === after.run_id;
  const waitedBefore = before !== null && sameRun && awaitsWorker(before);
  const changed = !sameRun || before?.status !== after.status;
  const replaced = before !== null && !sameRun;
  const isOver = replaced || (changed && hasEnded(after));
  return {
    dispatch: awaitsWorker(after) && !waitedBefore,
    advance: isOver,
    forget: isOver,
    tell: changed && hasEnded(after) && after.status !== 'expired',
  };
}

export function hasEnded({ status }: Pick<Summary, 'status'>): boolean {
  return status !== 'uploading' && status !== 'queued' && status !== 'processing';
}
