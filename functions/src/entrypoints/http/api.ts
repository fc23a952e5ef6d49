import { onRequest } from 'firebase-functions/https';
import { app } from '../../app.ts';
import { apiMemoryMib, secrets } from '../../config.ts';
import { answerUnread } from '../unread-requests.ts';
import { judgeRequests } from './judge-request.ts';
import { apiRoutes } from './routes.ts';
import { serveRoutes } from './serve-routes.ts';

export const api = answerUnread(
  'api',
  onRequest(
    {
      cors: false,
      memory: `${apiMemoryMib}MiB`,
      concurrency: 40,
      secrets: [secrets.cursorSigningKey, secrets.monitorToken],
    },
    serveRoutes(app, apiRoutes),
  ),
  judgeRequests(app, apiRoutes),
);
