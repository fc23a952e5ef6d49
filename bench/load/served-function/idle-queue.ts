import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOCAL_HOST } from '../../../scripts/stack/ports.ts';

export interface IdleQueue {
  /** What makes a function send its tasks here. */
  environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Takes tasks and runs none: a run would share the processor with what is measured. */
export async function startIdleQueue(): Promise<IdleQueue> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ name: `tasks/${randomUUID()}` }));
  });
  server.listen(0, LOCAL_HOST);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    environment: { CLOUD_TASKS_EMULATOR_HOST: `${LOCAL_HOST}:${port}` },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
