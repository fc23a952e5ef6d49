import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Certificates } from './certificates.ts';

export interface Proxy {
  /** What HTTPS_PROXY is to be. */
  address: string;
  /** Hosts that were asked for and are not ours: a connection to them was refused. */
  refusedHosts: string[];
  close(): Promise<void>;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** A proxy that goes nowhere: it ends the TLS of the hosts that it knows by itself, and answers. */
export async function openProxy(
  certificates: Certificates,
  knows: (host: string) => boolean,
  listener: Listener,
): Promise<Proxy> {
  const refusedHosts: string[] = [];
  const inner = createTlsServer(
    { key: certificates.key, cert: certificates.certificate },
    listener,
  );
  const sockets = new Set<Socket>();
  const outer = createServer((_request, response) => response.writeHead(501).end());
  outer.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => {});
    const host = request.url?.split(':')[0] ?? '';
    if (!knows(host)) {
      refusedHosts.push(host);
      socket.end('HTTP/1.1 502 Nobody is there\r\n\r\n');
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    inner.emit('connection', socket);
  });
  outer.listen(0, '127.0.0.1');
  await once(outer, 'listening');
  const { port } = outer.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    refusedHosts,
    async close() {
      for (const socket of sockets) socket.destroy();
      outer.closeAllConnections();
      outer.close();
      await once(outer, 'close');
    },
  };
}
