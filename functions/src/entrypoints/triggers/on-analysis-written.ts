import { onDocumentWritten } from 'firebase-functions/firestore';
import { app } from '../../app.ts';
import { dispatchRun } from '../../workflows/dispatch-run.ts';

/** A run that waits has its task, even where the call that queued it died before enqueueing. */
export const onAnalysisWritten = onDocumentWritten(
  { document: 'analyses/{analysisId}', retry: true },
  async ({ data, params }) => {
    if (data?.after.get('stage') !== 'queued') return;
    await dispatchRun(app().ports, params.analysisId);
  },
);
