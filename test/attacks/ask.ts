import { once } from 'node:events';
import { request as requestHttp } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer, Attack } from './attack.ts';

/** For an attack that is never answered: how long nobody waits. */
const patienceMs = 60_000;

/** Sends it as it is. An answer that does not come throws. */
export async function ask(base: string, attack: Attack): Promise<Answer> {
  const { hostname, port, pathname } = new URL(base);
  const prefix = pathname === '/' ? '' : pathname;
  const request = requestHttp({
    ...{ hostname, port, method: attack.method, path: `${prefix}${attack.path}` },
    headers: attack.headers,
    agent: false,
    signal: AbortSignal.timeout(patienceMs),
  });
  const answered = once(request, 'response');
  request.end(attack.body ?? undefined);
  const [response] = await answered;
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

/** Sends bytes that no client would, and answers all that comes back until the other end hangs up. */
export async function sendRaw(base: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(base);
  const socket = connect(Number(port), hostname);
  socket.setTimeout(2_000, () => socket.end());
  socket.on('error', () => {});
  socket.write(Buffer.from(bytes, 'latin1'));
  return text(socket).catch(() => '');
}
