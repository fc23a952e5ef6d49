import process from 'node:process';

// Preloaded into every Node process that firebase-tools starts: a server outlives whoever started it.
const parentPid = process.ppid;
setInterval(() => {
  if (process.ppid !== parentPid) process.exit();
}, 1000).unref();
