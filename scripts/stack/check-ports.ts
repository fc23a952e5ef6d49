import { createServer } from 'node:net';
import { LOCAL_HOST, type Ports } from './ports.ts';

/** Throws an Error that names the ports which another program holds. */
export async function checkPortsAreFree(ports: Ports, offset: number): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) taken.push(`${port} (${name})`);
  }
  if (taken.length === 0) return;
  throw new Error(
    `Another program holds port ${taken.join(', ')}. Stop it, or move every port of this stack: ` +
      `FLOKRAFT_PORT_OFFSET=${offset + 1000}.`,
  );
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
