import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { uploadRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

/** Four requests of 30 MB at once are what an instance has memory for. */
export const apiUpload = onRequest(
  { memory: '512MiB', concurrency: 4 },
  serveRoutes(app, uploadRoutes),
);
