import { onDocumentWritten } from 'firebase-functions/firestore';
import { app, withLogContext } from '../../app.ts';
import { secrets } from '../../config.ts';
import { readDue } from '../../domain/states/due.ts';
import { reactToChange } from '../../workflows/react-to-change.ts';
import { traceOf } from './event-context.ts';

/**
 * A run that waits gets its task, one that ended leaves no copy and is told, whoever died on the way
 * there. Called by what is due alone: an analysis is written far more often, with each step of its
 * progress, and Eventarc can tell documents apart by their path, not by what of them has changed.
 */
export const onAnalysisWritten = onDocumentWritten(
  { document: 'analyses/{analysisId}/due/last', retry: true, secrets: [secrets.geminiApiKey] },
  async (event) => {
    const { data, params } = event;
    const due = readDue(data?.after.data());
    // It goes with its analysis.
    if (due === null) return;
    const { analysisId } = params;
    const runId = due.after?.run_id;
    const told = { trace: traceOf(event), analysisId, ...(runId && { runId }) };
    await withLogContext(told, () => reactToChange(app().ports, analysisId, due));
  },
);
