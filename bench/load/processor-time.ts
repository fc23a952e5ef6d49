import { readFile } from 'node:fs/promises';

/** Linux counts in hundredths of a second here, whatever its own tick (man 5 proc_pid_stat). */
const msPerTick = 10;

/**
 * Milliseconds of processor time that this process and its ended children have used; null where
 * there is no /proc.
 */
export async function processorTimeMs(): Promise<number | null> {
  const line = await readFile('/proc/self/stat', 'utf8').catch(() => null);
  if (line === null) return null;
  // The name before the last bracket may hold spaces; utime is field 14, the third after is cstime.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * msPerTick, 0);
}
