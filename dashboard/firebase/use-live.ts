'use client';

import type { Segment } from '../../functions/src/contract/report.ts';
import { type Heard, useListener } from './use-listener.ts';

/** What a run under way has judged so far, live; empty before the first segment and after its end. */
export function useLive(analysisId: string, runId: string): Heard<readonly Segment[]> {
  const path = `analyses/${analysisId}/live/${runId}`;
  return useListener(path, ({ firestore, ...sdk }, next, refuse) =>
    sdk.onSnapshot(
      sdk.doc(firestore, path),
      (snapshot) => next((snapshot.get('segments') as Segment[] | undefined) ?? []),
      refuse,
    ),
  );
}
