import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningProcess } from '../../scripts/stack/processes.ts';
import type { FaultLog } from './fault-log.ts';
import { findWorkers, foldersOf } from './find-workers.ts';
import type { LeaseWatch } from './lease-watch.ts';
import type { Random } from './seeded-random.ts';

export interface KillPlan {
  kills: number;
  /** Milliseconds between a kill and the next moment at which one may come. */
  pause: { least: number; most: number };
  /** Share of killed workers whose runs need not wait for their lease to lapse by itself. */
  lapsed: number;
}

/** Of those that are met within a run, this share is stopped for a while and not killed. */
const pausedShare = 0.25;
/** Longer than a sweep and the next claim take, so that the worker wakes up to a run that is another's. */
const pausedMs = 8_000;

/**
 * Kills workers at random moments while runs are held, until all kills are done or `signal` aborts.
 * Some are only stopped until their run has gone on without them, and then go on as if nothing were.
 */
export async function killWorkers(
  plan: KillPlan,
  random: Random,
  leases: LeaseWatch,
  log: FaultLog,
  signal: AbortSignal,
): Promise<number> {
  const wakings: Promise<boolean>[] = [];
  let done = 0;
  while (done < plan.kills && !signal.aborted) {
    await sleep(random.integer(plan.pause.least, plan.pause.most));
    while (leases.held().length === 0 && !signal.aborted) await sleep(20);
    await sleep(random.integer(0, 1_500));
    const victim = chooseVictim(random);
    if (victim === null || leases.held().length === 0) continue;
    const folders = foldersOf(victim);
    const runs = folders.map((folder) => leases.heldBy(folder)).filter((run) => run !== undefined);
    const pauses = random.chance(pausedShare) && runs.length > 0;
    const lapses = random.chance(plan.lapsed) || pauses;
    if (!send(victim.pid, pauses ? 'SIGSTOP' : 'SIGKILL')) continue;
    done += 1;
    const place = runs.length === 0 ? 'between runs' : `at ${runs.map((run) => run.id)}`;
    log.note(null, `${pauses ? 'pause' : 'kill'} ${done}: worker ${victim.pid}, ${place}`);
    if (pauses) wakings.push(sleep(pausedMs).then(() => send(victim.pid, 'SIGCONT')));
    if (lapses) for (const run of runs) await leases.lapse(run);
  }
  await Promise.all(wakings);
  return done;
}

/** Mostly one in the middle of a run; repeated deliveries leave many that idle. */
function chooseVictim(random: Random): RunningProcess | null {
  const workers = findWorkers();
  const busy = workers.filter((worker) => foldersOf(worker).length > 0);
  const [first, ...others] = busy.length > 0 && random.chance(0.85) ? busy : workers;
  return first === undefined ? null : random.pick([first, ...others]);
}

function send(pid: number, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
