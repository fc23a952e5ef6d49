'use client';

import type { Report } from '../../functions/src/contract/report.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { type Analysis, type RunReport, withDates } from './analysis.ts';
import { type Heard, useListener } from './use-listener.ts';

const reportsShown = 10;

/** One analysis, live; null where there is none, as after a delete. */
export function useAnalysis(analysisId: string): Heard<Analysis | null> {
  return useListener(`analyses/${analysisId}`, ({ firestore, doc, onSnapshot }, next, refuse) =>
    onSnapshot(
      doc(firestore, 'analyses', analysisId),
      (snapshot) => {
        const data = snapshot.data();
        next(data === undefined ? null : { ...(withDates(data) as Summary), analysisId });
      },
      refuse,
    ),
  );
}

/** The reports of its runs, the newest first, live. */
export function useReports(analysisId: string): Heard<RunReport[]> {
  return useListener(`analyses/${analysisId}/reports`, ({ firestore, ...sdk }, next, refuse) =>
    sdk.onSnapshot(
      sdk.query(
        sdk.collection(firestore, 'analyses', analysisId, 'reports'),
        sdk.orderBy('created_at', 'desc'),
        sdk.limit(reportsShown),
      ),
      ({ docs }) =>
        next(docs.map((one) => ({ ...(withDates(one.data()) as Report), runId: one.id }))),
      refuse,
    ),
  );
}
