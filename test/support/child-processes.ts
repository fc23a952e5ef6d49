import { readdir, readFile } from 'node:fs/promises';

/** Names of the running children of this process, as Linux tells them. */
export async function childProcesses(): Promise<string[]> {
  const names: string[] = [];
  for (const processId of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${processId}/status`, 'utf8').catch(() => '');
    if (!status.includes(`\nPPid:\t${process.pid}\n`)) continue;
    names.push(/^Name:\s*(\S+)/.exec(status)?.[1] ?? processId);
  }
  return names;
}
