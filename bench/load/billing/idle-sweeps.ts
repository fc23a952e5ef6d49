import { randomUUID } from 'node:crypto';
import { buildApp } from '../../../functions/src/app.ts';
import { readConfig } from '../../../functions/src/config.ts';
import { minuteOf } from '../../../functions/src/domain/operations/rhythm.ts';
import { sweepAll } from '../../../functions/src/workflows/sweep.ts';
import { countFirestore } from './count-firestore.ts';
import type { Billed, Tell } from './operations.ts';
import { type History, seedHistory } from './seed-history.ts';

const minuteMs = 60_000;
const minutesADay = 1_440;
/** The sweep's rhythm begins anew with each hour, its rarest round four times a day. */
const roundMinutes = 360;

let told: Billed[] | null = null;
const tell: Tell = (kind, what, count = 1) => told?.push({ function: 'sweep', kind, what, count });
let isCounting = false;

/**
 * What a day of sweeps is billed on the emulators whose variables are in the environment: six hours of
 * them in this process, by a clock that is moved, in a project of its own; a day is four of that.
 */
export async function countIdleDay(history: History): Promise<{ reads: number; writes: number }> {
  if (!isCounting) countFirestore(tell);
  isCounting = true;
  const projectId = `demo-idle-${randomUUID()}`;
  const local = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true', ANALYZER: 'signal' });
  const config = { ...local, projectId, bucketName: `${projectId}.firebasestorage.app` };
  let now = new Date();
  const silent = { info() {}, warn() {}, error: console.error };
  const clock = { now: () => now, every: () => () => {}, after: () => () => {} };
  const { ports } = buildApp(config, {
    clock,
    logger: silent,
    // Its users have their accounts: to ask for them is no read.
    accounts: {
      read: async () => null,
      existing: async (userIds) => new Set(userIds),
      remove: async () => {},
    },
  });
  await seedHistory(projectId, history, now);
  // The first one of an instance reads more.
  await sweepAll(ports, config, null);
  told = [];
  for (let minute = 0; minute < roundMinutes; minute += 1) {
    now = new Date(now.getTime() + minuteMs);
    await sweepAll(ports, config, minuteOf(now));
  }
  const billed = told;
  told = null;
  const ofDay = (kind: Billed['kind']) =>
    billed.reduce((sum, one) => sum + (one.kind === kind ? one.count : 0), 0) *
    (minutesADay / roundMinutes);
  return { reads: ofDay('read'), writes: ofDay('write') };
}
