import type { Route } from './route.ts';
import { analyzeVideo } from './routes/analyze-video.ts';
import { cancelSession } from './routes/cancel-session.ts';
import { cleanUpOldSession, cleanUpSession } from './routes/clean-up-session.ts';
import { createUpload } from './routes/create-upload.ts';
import { getFile } from './routes/get-file.ts';
import { getHealth } from './routes/get-health.ts';
import { getMemoryHealth } from './routes/get-memory-health.ts';
import { getMetrics } from './routes/get-metrics.ts';
import { getOpenApi } from './routes/get-openapi.ts';
import { getResults } from './routes/get-results.ts';
import { getStatus } from './routes/get-status.ts';
import { getWebhook } from './routes/get-webhook.ts';
import { listEndpoints } from './routes/list-endpoints.ts';
import { adminListOldAnalyses, listOldAnalyses } from './routes/list-old-analyses.ts';
import { listSessions } from './routes/list-sessions.ts';
import { rerunOldAnalysis } from './routes/rerun-old-analysis.ts';
import { rotateWebhookSecret } from './routes/rotate-webhook-secret.ts';
import { uploadVideo } from './routes/upload-video.ts';

/** Those whose requests carry a video: they get instances of their own. */
export const uploadRoutes: readonly Route[] = [uploadVideo, analyzeVideo];

export const apiRoutes: readonly Route[] = [
  createUpload,
  getStatus,
  getResults,
  cancelSession,
  cleanUpSession,
  cleanUpOldSession,
  getFile,
  listSessions,
  getWebhook,
  rotateWebhookSecret,
  rerunOldAnalysis,
  listOldAnalyses,
  adminListOldAnalyses,
  getHealth,
  getMemoryHealth,
  getMetrics,
  listEndpoints(() => allRoutes),
  getOpenApi(() => allRoutes),
];

export const allRoutes: readonly Route[] = [...uploadRoutes, ...apiRoutes];
