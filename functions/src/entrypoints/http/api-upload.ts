import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { collectGarbageOf } from './collect-garbage-of.ts';
import { uploadRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

const serve = serveRoutes(app, uploadRoutes);

/** Four requests of 30 MB at once are what an instance has memory for. */
export const apiUpload = onRequest({ memory: '512MiB', concurrency: 4 }, (request, response) => {
  collectGarbageOf(request.rawBody);
  serve(request, response);
});
