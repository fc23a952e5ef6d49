import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { apiMemoryMib, secrets } from '../../config.ts';
import { apiRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

export const api = onRequest(
  { memory: `${apiMemoryMib}MiB`, secrets: [secrets.cursorSigningKey, secrets.monitorToken] },
  serveRoutes(app, apiRoutes),
);
