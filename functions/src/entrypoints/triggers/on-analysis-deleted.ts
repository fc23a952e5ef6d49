import { onDocumentDeleted } from 'firebase-functions/firestore';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import { cleanUpAnalysis } from '../../workflows/clean-up-analysis.ts';
import { runIn, traceOf } from './event-context.ts';

/** Whoever deleted the document (a person, the sweep or a TTL policy), nothing outlives it. */
export const onAnalysisDeleted = onDocumentDeleted(
  { document: 'analyses/{analysisId}', retry: true, secrets: [secrets.geminiApiKey] },
  async (event) => {
    const { data, params } = event;
    const userId = data?.get('user_id');
    if (typeof userId !== 'string') return;
    const { analysisId } = params;
    await withLogContext({ trace: traceOf(event), analysisId, ...runIn(data) }, () =>
      cleanUpAnalysis(app().ports, analysisId, userId),
    );
  },
);
