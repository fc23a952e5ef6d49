'use client';

import { type Analysis, type RunReport, reportOf } from './analysis.ts';
import { listenToOne } from './listen-to-analyses.ts';
import { type Heard, useListener } from './use-listener.ts';

const reportsShown = 10;

/** One analysis, live; null where there is none, as after a delete. */
export function useAnalysis(analysisId: string): Heard<Analysis | null> {
  return useListener(`analyses/${analysisId}`, (connection, next, refuse) =>
    listenToOne(connection, analysisId, next, refuse),
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
      ({ docs }) => next(docs.map((one) => reportOf(one.data(), one.id))),
      refuse,
    ),
  );
}
