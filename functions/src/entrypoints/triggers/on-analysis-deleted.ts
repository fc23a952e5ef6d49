import { onDocumentDeleted } from 'firebase-functions/firestore';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import { isUnderWay } from '../../contract/under-way.ts';
import { advanceLine } from '../../workflows/advance-line.ts';
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
    // Whoever deletes it by hand, or a TTL policy, says nowhere that its place is free.
    if (isUnderWay(data?.get('status'))) await advanceLine(app().ports);
  },
);
