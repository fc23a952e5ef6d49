import type { Route } from './route.ts';
import { cancelSession } from './routes/cancel-session.ts';
import { cleanUpOldSession, cleanUpSession } from './routes/clean-up-session.ts';
import { createUpload } from './routes/create-upload.ts';
import { getHealth } from './routes/get-health.ts';
import { getOpenApi } from './routes/get-openapi.ts';
import { getResults } from './routes/get-results.ts';
import { getStatus } from './routes/get-status.ts';
import { getWebhook } from './routes/get-webhook.ts';
import { listEndpoints } from './routes/list-endpoints.ts';
import { listSessions } from './routes/list-sessions.ts';
import { rotateWebhookSecret } from './routes/rotate-webhook-secret.ts';

/** Those whose requests carry a video: they get instances of their own. */
export const uploadRoutes: readonly Route[] = [];

export const apiRoutes: readonly Route[] = [
  createUpload,
  getStatus,
  getResults,
  cancelSession,
  cleanUpSession,
  cleanUpOldSession,
  listSessions,
  getWebhook,
  rotateWebhookSecret,
  getHealth,
  listEndpoints(() => allRoutes),
  getOpenApi(() => allRoutes),
];

const allRoutes: readonly Route[] = [...uploadRoutes, ...apiRoutes];
