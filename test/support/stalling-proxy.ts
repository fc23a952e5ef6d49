import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { Address } from './stack-addresses.ts';

export interface StallingProxy {
  url: string;
  /** Each connection now hands over this many bytes more and is then silent, though open. */
  stallAfter(bytes: number): void;
  /** Resolves when a connection has fallen silent. */
  stalled: Promise<void>;
  close(): Promise<void>;
}

/** A network between a client and a server that can go quiet in the middle of a reply. */
export async function startStallingProxy(server: Address): Promise<StallingProxy> {
  const sockets = new Set<Socket>();
  const { promise: stalled, resolve } = Promise.withResolvers<void>();
  let limitBytes = Number.POSITIVE_INFINITY;

  const proxy = createServer((client) => {
    const upstream = connect(server.port, server.host);
    let passedBytes = 0;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('data', (chunk: Buffer) => {
      passedBytes += chunk.length;
      if (passedBytes <= limitBytes) client.write(chunk);
      else resolve();
    });
    upstream.on('end', () => {
      if (passedBytes <= limitBytes) client.end();
    });
  });
  await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stallAfter(bytes) {
      limitBytes = bytes;
    },
    stalled,
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => proxy.close(() => closed()));
    },
  };
}
