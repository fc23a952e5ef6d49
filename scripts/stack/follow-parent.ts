import process from 'node:process';

const POLL_MS = 500;
/** firebase-tools needs about 2 s to shut down in order. */
const GRACE_MS = 10_000;

const parentPid = process.ppid;

// Preloaded into every process of a stack: one whose parent was killed ends as if asked to.
const poll = setInterval(() => {
  if (process.ppid === parentPid) return;
  clearInterval(poll);
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
}, POLL_MS);
poll.unref();
