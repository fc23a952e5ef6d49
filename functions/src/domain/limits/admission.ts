import { AppError } from '../errors.ts';
import { dayOf, secondsToNextDay } from '../utc-day.ts';
import type { Quota } from './quota.ts';
import { remember, type SlidingWindow, waitMs } from './sliding-window.ts';

export interface UserLimits {
  maxPendingJobs: number;
  dailyRunsPerUser: number;
  rerunsPerHour: number;
  maxStoredBytes: number;
}

export interface NewRun {
  analysisId: string;
  kind: 'create' | 'rerun';
  /** Asked for by an admin: never refused, and not counted among the owner's own runs. */
  byAdmin: boolean;
  /** Of the video that is to be kept; 0 for a rerun, whose video is. */
  bytes: number;
}

/** What is worth waiting where nobody knows when there will be room. */
const lookAgainSeconds = 60;
const hourMs = 60 * 60 * 1000;

/** The quota with the run counted; throws where the user's limits have no room for it. */
export function admit(quota: Quota, run: NewRun, limits: UserLimits, now: Date): Quota {
  // A machine whose clock is behind at midnight must not begin the day before anew.
  const day = quota.day > dayOf(now) ? quota.day : dayOf(now);
  const runs = quota.day === day ? quota.runs : 0;
  const hourly = { limit: limits.rerunsPerHour, lengthMs: hourMs };
  const isRerun = run.kind === 'rerun';
  if (run.byAdmin) return { ...quota, day, runs };

  // What lasts longest is told first: nobody should wait for the short one to meet the long one.
  requireDailyRun(runs, limits.dailyRunsPerUser, now);
  if (isRerun) requireRerun(quota.reruns, hourly, now);
  requireStorage(quota.bytes + run.bytes, run.bytes, limits.maxStoredBytes);
  const { [run.analysisId]: _same, ...others } = quota.pending;
  requirePendingRoom(Object.keys(others).length, limits.maxPendingJobs);
  const reruns = isRerun ? remember(quota.reruns, [hourly], now) : quota.reruns;
  return { ...quota, day, runs: runs + 1, reruns };
}

function requireDailyRun(runs: number, limit: number, now: Date): void {
  if (runs < limit) return;
  throw new AppError(
    'quota_exhausted',
    `You have started ${counted(runs, 'analysis', 'analyses')} today, and ${limit} a day is the limit. You can start more after midnight UTC.`,
    { retryable: true, retryAfterSeconds: secondsToNextDay(now) },
  );
}

function requireRerun(reruns: readonly Date[], hourly: SlidingWindow, now: Date): void {
  const untilNextMs = waitMs(reruns, hourly, now);
  if (untilNextMs === 0) return;
  if (untilNextMs === Number.POSITIVE_INFINITY) {
    throw new AppError('rate_limited', 'Reruns are switched off. Please upload the video again.');
  }
  const minutes = Math.ceil(untilNextMs / 60_000);
  throw new AppError(
    'rate_limited',
    `Only ${counted(hourly.limit, 'rerun', 'reruns')} an hour ${hourly.limit === 1 ? 'is' : 'are'} possible. You can run the next one in ${counted(minutes, 'minute', 'minutes')}.`,
    { retryable: true, retryAfterSeconds: Math.ceil(untilNextMs / 1000) },
  );
}

/** What is kept goes only when it is deleted, or after some weeks. */
function requireStorage(wantedBytes: number, newBytes: number, limitBytes: number): void {
  if (newBytes === 0 || wantedBytes <= limitBytes) return;
  throw new AppError(
    'quota_exhausted',
    `Your videos take up ${gigabytes(wantedBytes - newBytes)} of ${gigabytes(limitBytes)}, so there is no room for this one. Delete analyses that you no longer need.`,
  );
}

function requirePendingRoom(held: number, limit: number): void {
  if (held < limit) return;
  throw new AppError(
    'quota_exhausted',
    `You have ${counted(held, 'analysis', 'analyses')} under way, and ${limit} at a time is the limit. Wait until one ends, or cancel one.`,
    { retryable: true, retryAfterSeconds: lookAgainSeconds },
  );
}

/** Told to whoever comes when all users together have as much pending as the service takes. */
export function allPending(): AppError {
  return new AppError(
    'at_capacity',
    'Too many analyses are under way at present. Please try again in a minute.',
    { retryable: true, retryAfterSeconds: lookAgainSeconds },
  );
}

const bytesPerGb = 1_000_000_000;
const gigabytes = (bytes: number) => `${Math.round(bytes / (bytesPerGb / 10)) / 10} GB`;

const counted = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;
