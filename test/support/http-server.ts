import { type App, buildApp } from '../../functions/src/app.ts';
import { type Config, readConfig } from '../../functions/src/config.ts';
import { judgeRequests } from '../../functions/src/entrypoints/http/judge-request.ts';
import { allRoutes } from '../../functions/src/entrypoints/http/routes.ts';
import { serveRoutes } from '../../functions/src/entrypoints/http/serve-routes.ts';
import type { Ports } from '../../functions/src/workflows/ports.ts';
import { type PlatformServer, servePlatform } from './platform-server.ts';

// There is no metadata server beside the emulators: gcp-metadata warns after looking for one.
process.env['METADATA_SERVER_DETECTION'] ??= 'none';

/** As the local stack has them. */
const localParameters = {
  FUNCTIONS_EMULATOR: 'true',
  ANALYZER: 'signal',
  REQUIRE_VERIFIED_EMAIL: 'false',
};

export interface HttpServer extends PlatformServer {
  app: App;
}
export interface HttpServerOptions {
  config?: Partial<Config>;
  ports?: (app: App) => Partial<Ports>;
}

/**
 * All routes in this process, behind the server that the platform puts before them (guarded as it
 * is when deployed), against the emulators.
 */
export async function startHttpServer(options: HttpServerOptions = {}): Promise<HttpServer> {
  process.env['CURSOR_SIGNING_KEY'] ??= 'the key of these tests';
  const local = readConfig({ ...process.env, ...localParameters });
  const config = { ...local, ...options.config };
  const logger = { info() {}, warn() {}, error() {} };
  const app = buildApp(config, { logger, ...options.ports?.(buildApp(config)) });

  const judge = judgeRequests(() => app, allRoutes);
  const server = await servePlatform(
    serveRoutes(() => app, allRoutes),
    judge,
  );
  return { app, ...server };
}
