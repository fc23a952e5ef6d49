import {
  type LineFigures,
  lineFigures,
  move,
  type Quota,
  standingAt,
  unusedQuota,
} from '../../functions/src/domain/limits/quota.ts';
import { takeTurns } from '../../functions/src/domain/limits/turns.ts';
import type { Place } from '../../functions/src/domain/states/place.ts';

/** How it went for the first run of a user who came while others waited. */
export interface FirstRun {
  users: number;
  workers: number;
  /** How many runs began between its coming and its own beginning. */
  runsBefore: number;
  description: string;
}

/** A generator of numbers from 0 to 1; the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Task {
  userId: string;
  id: string;
}

/**
 * Users who come at any time with runs of any length, before workers that take their tasks first
 * come, first served; the line sends no more than workers + 1. Time is in seconds.
 */
export function simulateLine(seed: number): FirstRun[] {
  const chance = chances(seed);
  const upTo = (most: number) => 1 + Math.floor(chance() * most);
  const workers = upTo(4);
  const arrivals = Array.from({ length: upTo(12) }, (_, index) => ({
    userId: `u${index}`,
    at: Math.floor(chance() * 200),
    runs: upTo(10),
  })).sort((left, right) => left.at - right.at);

  const quotas = new Map<string, Quota>();
  const queue: Task[] = [];
  const busy: { task: Task; endsAt: number }[] = [];
  const watched = new Map<string, FirstRun & { isOver: boolean }>();
  let now = 0;

  const figuresOf = (userId: string): LineFigures => lineFigures(quotas.get(userId) ?? unusedQuota);
  const place = (task: Task, to: Place | null) => {
    const date = new Date(now * 1_000);
    const standing = to && { place: to, since: date };
    const quota = quotas.get(task.userId) ?? unusedQuota;
    quotas.set(task.userId, move(quota, { analysisId: task.id, standing, bytes: 0 }, date));
  };
  const send = () => {
    const out = [...quotas.keys()].reduce((sum, userId) => sum + figuresOf(userId).out, 0);
    const contenders = [...quotas].map(([userId, quota]) => ({
      userId,
      holds: figuresOf(userId).out,
      since: figuresOf(userId).waitsSince,
      waiting: standingAt(quota, 'waiting').map(({ analysisId }) => analysisId),
    }));
    for (const { userId, analysisId: id } of takeTurns(
      contenders.filter(({ waiting }) => waiting.length > 0),
      workers + 1 - out,
      new Date(now * 1_000),
    )) {
      place({ userId, id }, 'out');
      queue.push({ userId, id });
    }
  };
  const begin = () => {
    while (busy.length < workers && queue.length > 0) {
      const task = queue.shift() as Task;
      busy.push({ task, endsAt: now + upTo(60) });
      for (const [userId, first] of watched) {
        if (first.isOver) continue;
        if (userId === task.userId) first.isOver = true;
        else first.runsBefore += 1;
      }
    }
  };
  const arrive = ({ userId, runs }: { userId: string; runs: number }) => {
    const users = [...quotas.keys()].filter(
      (other) =>
        figuresOf(other).waitsSince !== null || queue.some((task) => task.userId === other),
    ).length;
    for (let run = 0; run < runs; run += 1) place({ userId, id: `${userId}-${run}` }, 'waiting');
    const description = `${userId} at ${now} s, ${users} users waiting, ${workers} workers`;
    watched.set(userId, { users, workers, runsBefore: 0, isOver: false, description });
  };

  while (arrivals.length > 0 || busy.length > 0) {
    while (arrivals[0] !== undefined && arrivals[0].at <= now) {
      arrive(arrivals.shift() as (typeof arrivals)[number]);
    }
    for (const ended of busy.filter(({ endsAt }) => endsAt <= now)) {
      busy.splice(busy.indexOf(ended), 1);
      place(ended.task, null);
    }
    send();
    begin();
    const next = [arrivals[0]?.at, ...busy.map(({ endsAt }) => endsAt)];
    now = Math.min(...next.filter((time) => time !== undefined));
  }
  if ([...watched.values()].some(({ isOver }) => !isOver)) throw new Error('A run never began.');
  return [...watched.values()];
}
