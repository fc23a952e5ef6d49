import { functionsAddress, projectId, region } from './stack-addresses.ts';

/** Runs the schedule once, as the local stack's own tick does. */
export async function sweepNow(): Promise<void> {
  const { host, port } = await functionsAddress();
  const url = `http://${host}:${port}/${projectId}/${region}/sweep-0`;
  const reply = await fetch(url, { method: 'POST' });
  // 204: it is switched off, and has done nothing.
  if (reply.status !== 200)
    throw new Error(`sweep answered ${reply.status}: ${await reply.text()}`);
}
