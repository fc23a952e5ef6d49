import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { type App, buildApp } from '../../functions/src/app.ts';
import { type Config, readConfig } from '../../functions/src/config.ts';
import { allRoutes } from '../../functions/src/entrypoints/http/routes.ts';
import { serveRoutes } from '../../functions/src/entrypoints/http/serve-routes.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';

// There is no metadata server beside the emulators: gcp-metadata warns after looking for one.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

export interface HttpServer {
  app: App;
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  stop(): Promise<void>;
}
export interface HttpServerOptions {
  config?: Partial<Config>;
  ports?: (app: App) => Partial<Ports>;
}

/**
 * All routes in this process, behind the server that the platform puts before them (it reads each
 * body whole into `rawBody`), against the emulators.
 */
export async function startHttpServer(options: HttpServerOptions = {}): Promise<HttpServer> {
  process.env['CURSOR_SIGNING_KEY'] ??= 'the key of these tests';
  const local = readConfig({ ...process.env, FUNCTIONS_EMULATOR: 'true', ANALYZER: 'signal' });
  const config = { ...local, ...options.config };
  const logger = { info() {}, warn() {}, error() {} };
  const app = buildApp(config, { logger, ...options.ports?.(buildApp(config)) });

  const name = `routes-${randomUUID()}`;
  http(
    name,
    serveRoutes(() => app, allRoutes),
  );
  const server = getTestServer(name).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    app,
    address: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
