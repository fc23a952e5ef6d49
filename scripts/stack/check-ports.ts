import { createServer } from 'node:net';
import { findBlocked, HIGHEST_OFFSET, LOCAL_HOST, movedPorts, type Ports } from './ports.ts';

/** From one stack's ports to those of the next. */
const OFFSET_STEP = 1000;

/** Throws an Error that names the ports which another program holds. */
export async function checkPortsAreFree(ports: Ports, offset: number): Promise<void> {
  const taken = await findTaken(ports);
  if (taken.length === 0) return;
  throw new Error(
    `Another program holds port ${taken.join(', ')}. Stop it, or move every port of this stack: ` +
      `FLOKRAFT_PORT_OFFSET=${await nextFreeOffset(offset)}.`,
  );
}

/** Where a stack can run beside the one at `offset`. Throws an Error if there is no such place. */
export async function nextFreeOffset(offset: number): Promise<number> {
  for (let next = offset + OFFSET_STEP; next <= HIGHEST_OFFSET; next += OFFSET_STEP) {
    const ports = movedPorts(next);
    if (findBlocked(ports) === undefined && (await findTaken(ports)).length === 0) return next;
  }
  throw new Error('No port is free for a second stack. Set a lower FLOKRAFT_PORT_OFFSET.');
}

/** As `8080 (firestore)`, each that another program holds. */
async function findTaken(ports: Ports): Promise<string[]> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(`${port} (${name})`);
  }
  return taken;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: LOCAL_HOST, port, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
