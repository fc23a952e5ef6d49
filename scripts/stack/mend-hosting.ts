import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { tidyRequests } from './tidy-requests.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => unknown;
type FindFile = (request: IncomingMessage, path: string) => Promise<unknown>;
interface Listening {
  listen(...given: unknown[]): Server;
}

interface ServerOptions {
  cwd?: string;
  config: object;
  provider?: FindFile;
}
/** Modules of firebase-tools (15.34): its hosting is superstatic, and a proxy to the functions. */
export interface HostingModules {
  superstatic: { server(options: ServerOptions): Listening };
  files: (options: object) => FindFile;
  proxy: { proxyRequestHandler(...given: unknown[]): Handler };
  functionsEmulator: { FunctionsEmulator: { prototype: { createHubServer(): Listening } } };
}

/**
 * Hosting in the cloud reads for itself what a client says to the next server alone. The emulator
 * hands it on to the functions with an HTTP client that refuses it: a 500 for every curl above 1 MB,
 * which says Expect. And it ends, with all other emulators, at an address that cannot be decoded.
 */
export function mendHosting(modules: HostingModules): void {
  const { superstatic, files, proxy } = modules;
  const { server } = superstatic;
  superstatic.server = (options) => {
    const find = files({ ...options.config, cwd: options.cwd ?? process.cwd() });
    const hosting = server({ ...options, provider: findNamed(find) });
    return tidied(hosting, dropHopByHop);
  };
  const { proxyRequestHandler } = proxy;
  proxy.proxyRequestHandler = (...given) => hangUpOnErrors(proxyRequestHandler(...given));

  // The same addresses, sent to the functions themselves.
  const { prototype } = modules.functionsEmulator.FunctionsEmulator;
  const { createHubServer } = prototype;
  prototype.createHubServer = function createTidiedHub() {
    return tidied(createHubServer.call(this));
  };
}

function tidied<T extends Listening>(app: T, tidy?: (request: IncomingMessage) => void): T {
  const { listen } = app;
  app.listen = (...given) => tidyRequests(listen.apply(app, given), tidy);
  return app;
}

/** RFC 9110, 7.6.1, and the upgrades that nobody here makes. */
const hopByHop = [
  ...['connection', 'expect', 'http2-settings', 'keep-alive', 'proxy-authenticate'],
  ...['proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
];
/** Who names one of these in `Connection` means something else. */
const endToEnd = ['authorization', 'content-length', 'content-type', 'host'];

function dropHopByHop({ headers, method = 'GET' }: IncomingMessage): void {
  for (const name of [...hopByHop, ...namedIn(headers)]) delete headers[name];
  // The proxy hands on no body of these.
  if (['GET', 'HEAD'].includes(method)) delete headers['content-length'];
}

function namedIn({ connection = '' }: IncomingHttpHeaders): string[] {
  const named = connection.split(',').map((name) => name.trim().toLowerCase());
  return named.filter((name) => !endToEnd.includes(name));
}

/** No file has a name that is too long; a route of ours answers it. */
function findNamed(find: FindFile): FindFile {
  return async (request, path) =>
    find(request, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENAMETOOLONG') return null;
      throw error;
    });
}

/** A reply that breaks off is an error of a stream that nobody listens to. */
function hangUpOnErrors(handle: Handler): Handler {
  return (request, response, next) => {
    response.once('pipe', (reply: Readable) => {
      reply.once('error', () => response.destroy());
    });
    return handle(request, response, next);
  };
}
