import { readFile } from 'node:fs/promises';

/** Names of the running children of this process, as Linux tells them. */
export async function childProcesses(): Promise<string[]> {
  // Of the main thread, the only one from which Node starts processes.
  const listed = await readFile(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
  const names = listed.split(' ').filter(Boolean).map(nameOf);
  return (await Promise.all(names)).filter((name) => name !== null);
}

/** Null where it is gone, or has only to be buried. */
async function nameOf(processId: string): Promise<string | null> {
  const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
  if (/^State:\s*Z/m.test(status)) return null;
  return /^Name:\s*(\S+)/m.exec(status)?.[1] ?? null;
}
