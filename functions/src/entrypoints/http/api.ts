import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { secrets } from '../../config.ts';
import { apiRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

export const api = onRequest(
  { memory: '512MiB', secrets: [secrets.cursorSigningKey, secrets.monitorToken] },
  serveRoutes(app, apiRoutes),
);
