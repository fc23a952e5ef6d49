import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { countFirestore } from './count-firestore.ts';
import { countRequests, onAnswered } from './count-requests.ts';
import type { Billed, Tell } from './operations.ts';

/**
 * Loaded into every Node process of a stack (see `counted-stack.ts`): in those of functions it writes
 * down what is billed, a line each, in a file of the process's own.
 */
const folder = process.env['FLOKRAFT_COUNTS_FOLDER'];
const name = process.env['FUNCTION_TARGET'];
if (folder && name) follow(folder, name);

function follow(folder: string, name: string): void {
  const file = path.join(folder, `${name}-${process.pid}.jsonl`);
  const write = (billed: Billed) => appendFileSync(file, `${JSON.stringify(billed)}\n`);
  const tell: Tell = (kind, what, count = 1) => write({ function: name, kind, what, count });
  countFirestore(tell);
  countRequests(tell);
  let spentMs = 0;
  onAnswered(() => {
    const nowMs = processorMs();
    write({
      function: name,
      kind: 'call',
      what: 'answered',
      count: 1,
      processorMs: nowMs - spentMs,
    });
    spentMs = nowMs;
    // Cloud Tasks bills each delivery as it bills each task that is added.
    if (name === 'processAnalysis' || name === 'deliverWebhook') tell('task', 'delivered');
  });
}

/** Of this process and of those that it has started and seen end; Linux alone counts the latter. */
function processorMs(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    // utime, stime, cutime and cstime, in hundredths of a second.
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}
