'use client';

import { collection, limit, onSnapshot, orderBy, query } from 'firebase/firestore';
import type { Report } from '../../functions/src/contract/report.ts';
import { type Analysis, type RunReport, withDates } from './analysis.ts';
import { listenToOne } from './listen-to-analyses.ts';
import { type Heard, useListener } from './use-listener.ts';

const reportsShown = 10;

/** One analysis, live; null where there is none, as after a delete. */
export function useAnalysis(analysisId: string): Heard<Analysis | null> {
  return useListener(`analyses/${analysisId}`, ({ firestore }, next, refuse) =>
    listenToOne(firestore, analysisId, next, refuse),
  );
}

/** The reports of its runs, the newest first, live. */
export function useReports(analysisId: string): Heard<RunReport[]> {
  return useListener(`analyses/${analysisId}/reports`, ({ firestore }, next, refuse) =>
    onSnapshot(
      query(
        collection(firestore, 'analyses', analysisId, 'reports'),
        orderBy('created_at', 'desc'),
        limit(reportsShown),
      ),
      ({ docs }) =>
        next(docs.map((one) => ({ ...(withDates(one.data()) as Report), runId: one.id }))),
      refuse,
    ),
  );
}
