import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Billed } from './operations.ts';

const counter = pathToFileURL(path.join(import.meta.dirname, 'count-function.ts')).href;
const quietMs = 4_000;

export interface Counts {
  /** What a stack's processes are started with, so that its functions are counted. */
  environment: Readonly<Record<string, string>>;
  /** All that has been billed since this was made. */
  read(): Billed[];
  /** What is billed from `act` on until no function has done anything for some seconds, sweeps left out. */
  during(act: () => Promise<void>): Promise<Billed[]>;
  remove(): Promise<void>;
}

export async function makeCounts(): Promise<Counts> {
  const folder = await mkdtemp(path.join(tmpdir(), 'counted-'));
  const read = () =>
    readdirSync(folder).flatMap((name) => {
      const lines = readFileSync(path.join(folder, name), 'utf8').split('\n');
      return lines.filter(Boolean).map((line): Billed => JSON.parse(line));
    });
  const readOwn = () => read().filter(({ function: name }) => name !== 'sweep');
  async function untilQuiet(): Promise<Billed[]> {
    for (;;) {
      const before = readOwn().length;
      await sleep(quietMs);
      const now = readOwn();
      if (now.length === before) return now;
    }
  }
  return {
    environment: { NODE_OPTIONS: `--import=${counter}`, FLOKRAFT_COUNTS_FOLDER: folder },
    read,
    async during(act) {
      const before = countEach(await untilQuiet());
      await act();
      return without(await untilQuiet(), before);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const keyOf = (billed: Billed) => JSON.stringify(billed);

function countEach(all: readonly Billed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const billed of all) counts.set(keyOf(billed), (counts.get(keyOf(billed)) ?? 0) + 1);
  return counts;
}

/** Files of different processes come in any order, so that each line is taken off once. */
function without(all: readonly Billed[], before: Map<string, number>): Billed[] {
  const left = new Map(before);
  return all.filter((billed) => {
    const seen = left.get(keyOf(billed)) ?? 0;
    if (seen > 0) left.set(keyOf(billed), seen - 1);
    return seen === 0;
  });
}
