import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type HttpFunction, http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { equip } from '../../functions/src/entrypoints/unread-requests.ts';

export interface PlatformServer {
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  stop(): Promise<void>;
}

/**
 * A function behind the server that the platform puts before it: that reads each body whole, unless
 * `judge` keeps it from doing so.
 */
export async function servePlatform(
  handler: HttpFunction,
  judge?: Parameters<typeof equip>[2],
): Promise<PlatformServer> {
  const name = `function-${randomUUID()}`;
  http(name, handler);
  const server = getTestServer(name).listen(0, '127.0.0.1');
  equip(server, handler, judge);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
