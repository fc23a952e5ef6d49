import type { RunError } from '../../contract/summary.ts';
import type { Analysis, Change, Work } from './analysis.ts';
import { abandonCopy } from './model-copies.ts';
import { condemnsVideo } from './runs.ts';

const hourMs = 60 * 60 * 1000;

/** The end of a run that failed, and of its video where that is at fault. */
export function fail(stored: Analysis, error: RunError, now: Date): Change {
  const goes = condemnsVideo(stored.summary, error.code);
  return {
    summary: {
      ...ended(stored, now),
      status: 'failed',
      message: error.message,
      error,
      failed_at: now,
      // The larger one goes with the video.
      ...(goes && { poster: null }),
    },
    work: { ...leftBehind(stored.work, now), ...(goes && { keptBytes: 0 }) },
  };
}

/** A session expires some hours after its end; everything else is kept. */
export const ended = ({ work }: Analysis, now: Date) => ({
  ...released(now),
  ...(work.session && {
    expires_at: new Date(now.getTime() + work.session.ttlHours * hourMs),
  }),
});

/** What nobody needs any more at the run's end; its source's time begins, where one has arrived. */
export function leftBehind(work: Work, now: Date): Partial<Work> {
  const isKept = work.sourceGeneration !== null && work.sourceKeptDays === null;
  return { ...abandonCopy(work), sent: false, ...(isKept && { sourceKeptSince: now }) };
}

/** Held by nobody. */
export const released = (now: Date) => ({ stage: null, lease_expires_at: null, updated_at: now });
