import './entrypoints/global-options.ts';

export { adminListAnalyses } from './entrypoints/callables/admin-list-analyses.ts';
export { cancelAnalysis } from './entrypoints/callables/cancel-analysis.ts';
export { createAnalysis } from './entrypoints/callables/create-analysis.ts';
export { deleteAnalysis } from './entrypoints/callables/delete-analysis.ts';
export { getVideoUrl } from './entrypoints/callables/get-video-url.ts';
export { listAnalyses } from './entrypoints/callables/list-analyses.ts';
export { rerunAnalysis } from './entrypoints/callables/rerun-analysis.ts';
export { api } from './entrypoints/http/api.ts';
export { apiUpload } from './entrypoints/http/api-upload.ts';
export { sweep } from './entrypoints/schedules/sweep.ts';
export { deliverWebhook } from './entrypoints/tasks/deliver-webhook.ts';
export { processAnalysis } from './entrypoints/tasks/process-analysis.ts';
export { onAnalysisDeleted } from './entrypoints/triggers/on-analysis-deleted.ts';
export { onAnalysisWritten } from './entrypoints/triggers/on-analysis-written.ts';
export { onVideoUploaded } from './entrypoints/triggers/on-video-uploaded.ts';
