import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A way to a server that hands over the first `bytes` of each connection's and holds the rest back,
 * until it is widened for later ones. It ends with the test.
 */
export async function startChokingRelay(server: URL, bytes: number) {
  const sockets = new Set<Socket>();
  let limitBytes = bytes;
  const relay = createServer((client) => {
    const upstream = connect(Number(server.port), server.hostname);
    let leftBytes = limitBytes;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    client.on('data', (chunk: Buffer) => {
      upstream.write(chunk.subarray(0, leftBytes));
      leftBytes = Math.max(0, leftBytes - chunk.byteLength);
    });
    client.on('close', () => upstream.destroy());
    upstream.pipe(client);
  });
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    relay.close();
  });
  const url = new URL(server);
  url.host = `127.0.0.1:${(relay.address() as AddressInfo).port}`;
  return {
    url: String(url),
    widen() {
      limitBytes = Number.POSITIVE_INFINITY;
    },
  };
}
