import { onDocumentDeleted } from 'firebase-functions/firestore';
import { app } from '../../app.ts';
import { secrets } from '../../config.ts';
import { cleanUpAnalysis } from '../../workflows/clean-up-analysis.ts';

/** Whoever deleted the document (a person, the sweep or a TTL policy), nothing outlives it. */
export const onAnalysisDeleted = onDocumentDeleted(
  { document: 'analyses/{analysisId}', retry: true, secrets: [secrets.geminiApiKey] },
  async ({ data, params }) => {
    const userId = data?.get('user_id');
    if (typeof userId !== 'string') return;
    await cleanUpAnalysis(app().ports, params.analysisId, userId);
  },
);
