import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { answer } from './cloud/answer.ts';
import type { Cloud } from './cloud/cloud.ts';
import { commandEnvironment, type Login } from './command-environment.ts';
import { makeCertificates } from './proxy/certificates.ts';
import { openProxy } from './proxy/open-proxy.ts';

/** A request that came, and how it was answered. */
export interface Recorded {
  method: string;
  host: string;
  path: string;
  query: Readonly<Record<string, string>>;
  body: unknown;
  status: number;
  /** Of the request: nobody here knows it, or its body is not as documented. */
  faults: readonly string[];
  /** Which project it names to pay for it. */
  payer: string | null;
}

export interface Rehearsal {
  cloud: Cloud;
  /** In the order that they came. */
  requests: Recorded[];
  /** Hosts that somebody wanted to reach, and that are not in this cloud. */
  refusedHosts: string[];
  /** What a command must be started with to meet this cloud and no other. */
  environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const hosts = ['*.googleapis.com', 'firebase-public.firebaseio.com', 'github.com'];

/** Lets commands that speak with Google speak with `cloud` instead, through a proxy of our own. */
export async function rehearse(cloud: Cloud, login: Login = {}): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), 'flokraft-rehearsal-'));
  const certificates = await makeCertificates(folder, hosts);
  const requests: Recorded[] = [];
  const proxy = await openProxy(
    certificates,
    (host) => host.endsWith('.googleapis.com') || hosts.includes(host),
    (request, response) => {
      respond(cloud, requests, request, response).catch((error: Error) => {
        requests.push({ ...unread(request), faults: [error.stack ?? error.message] });
        response.destroy();
      });
    },
  );
  return {
    ...{ cloud, requests, refusedHosts: proxy.refusedHosts },
    environment: await commandEnvironment({
      folder,
      proxy: proxy.address,
      authority: certificates.authority,
      login,
    }),
    async close() {
      await proxy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function respond(
  cloud: Cloud,
  requests: Recorded[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await buffer(request);
  const { method, host, path, query, payer } = unread(request);
  const body = bodyOf(request, bytes);
  const { status, faults, ...answered } = answer(
    { method, host, path, query, headers: request.headers, body, bytes },
    cloud,
  );
  requests.push({ method, host, path, query, body, status, faults, payer });
  const raw = Buffer.isBuffer(answered.body);
  response.writeHead(status, {
    'content-type': raw ? 'application/octet-stream' : 'application/json',
    ...answered.headers,
  });
  response.end(raw ? answered.body : JSON.stringify(answered.body ?? {}));
}

function unread(request: IncomingMessage): Recorded {
  const host = request.headers.host?.replace(/:443$/, '') ?? '';
  const url = new URL(request.url ?? '/', `https://${host}`);
  const payer = request.headers['x-goog-user-project'];
  return {
    ...{ method: request.method ?? '', host, path: decodeURIComponent(url.pathname) },
    ...{ query: Object.fromEntries(url.searchParams), body: undefined, status: 0, faults: [] },
    payer: typeof payer === 'string' ? payer : null,
  };
}

function bodyOf({ headers }: IncomingMessage, bytes: Buffer): unknown {
  if (bytes.length === 0 || !/json/.test(headers['content-type'] ?? '')) return undefined;
  return JSON.parse(bytes.toString());
}
