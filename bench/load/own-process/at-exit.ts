import process from 'node:process';

const cleanups = new Set<() => void>();
process.once('exit', () => {
  for (const cleanup of [...cleanups].reverse()) cleanup();
});

/** Calls back when this process exits, however early, unless it is withdrawn before. */
export function atExit(cleanup: () => void): () => void {
  cleanups.add(cleanup);
  return () => {
    cleanups.delete(cleanup);
  };
}
