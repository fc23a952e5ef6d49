import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { answerUnread } from '../unread-requests.ts';
import { judgeRequests } from './judge-request.ts';
import { uploadRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

/** Four requests of 30 MB at once are what an instance has memory for. */
export const apiUpload = answerUnread(
  'apiUpload',
  onRequest({ cors: false, memory: '512MiB', concurrency: 4 }, serveRoutes(app, uploadRoutes)),
  judgeRequests(app, uploadRoutes),
);
