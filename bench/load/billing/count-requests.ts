import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import process from 'node:process';
import type { Tell } from './operations.ts';

interface Requested {
  method: string;
  host: string;
  path: string;
}

/** Tells of what this process asks of Cloud Storage and Cloud Tasks, whoever asks in it. */
export function countRequests(tell: Tell): void {
  const storage = hostOf(process.env['FIREBASE_STORAGE_EMULATOR_HOST']);
  const tasks = hostOf(process.env['CLOUD_TASKS_EMULATOR_HOST']);
  const count = ({ method, host, path }: Requested) => {
    if (host === tasks) tell('task', `${method === 'DELETE' ? 'removed' : 'enqueued'}`);
    if (host === storage) tellStorage(method, path, tell);
  };
  subscribe('http.client.response.finish', (message) => {
    const { request } = message as { request: { method: string; host: string; path: string } } & {
      request: { getHeader(name: string): unknown };
    };
    const host = String(request.getHeader('host') ?? request.host);
    count({ method: request.method, host, path: request.path });
  });
  // `fetch`, which goes past node:http.
  subscribe('undici:request:headers', (message) => {
    const { request } = message as { request: { method: string; origin: string; path: string } };
    count({ method: request.method, host: new URL(request.origin).host, path: request.path });
  });
}

const hostOf = (address: string | undefined) => address?.replace(/^https?:\/\//, '');

/**
 * Class A writes and lists, class B reads; a delete is free, and so is each further request of an
 * upload session that has been paid for (https://cloud.google.com/storage/pricing).
 */
function tellStorage(method: string, path: string, tell: Tell): void {
  const isUpload = path.includes('/upload/');
  const isList = /\/o\/?(\?|$)/.test(path) && method === 'GET';
  if (method === 'POST') tell('storage_a', isUpload ? 'written' : 'changed');
  else if (isList) tell('storage_a', 'listed');
  else if (method === 'GET') tell('storage_b', path.includes('alt=media') ? 'read' : 'looked at');
}

/** Calls back with each request that this process has answered, health checks left out. */
export function onAnswered(answered: (request: IncomingMessage) => void): void {
  subscribe('http.server.response.finish', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!request.url?.startsWith('/__/')) answered(request);
  });
}
