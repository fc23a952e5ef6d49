import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, killMarked } from './processes.ts';

/** Started by run.mjs beside a command, in a session of its own: whatever ends the command does not end it. */
const [mark = '', pid = ''] = process.argv.slice(2);
/** A command that is told to end has so long to do it in order; follow-parent.ts gives it less. */
const GRACE_MS = 15_000;
const POLL_MS = 100;

for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});

// The pipe closes when run.mjs has seen the command's end, or has itself been killed.
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));
const deadlineMs = performance.now() + GRACE_MS;
while (isRunning(Number(pid)) && performance.now() < deadlineMs) await sleep(POLL_MS);
await killMarked(mark);
