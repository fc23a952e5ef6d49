'use client';

import { useState } from 'react';
import { call, Refusal, type RerunChanges } from './callables.ts';

/** The listener shows what became of a rerun that is not answered by then. */
const patienceMs = 10_000;

export interface Rerun {
  /** Whether it was not refused. */
  start: (analysisId: string, changes?: RerunChanges) => Promise<boolean>;
  busy: boolean;
  /** Why it was refused; null where it was not. */
  problem: string | null;
}

/** Runs an analysis again, as it was or with changes, and says so where that is refused. */
export function useRerun(): Rerun {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function start(analysisId: string, changes: RerunChanges = {}): Promise<boolean> {
    setBusy(true);
    setProblem(null);
    try {
      await call('rerunAnalysis', { analysisId, ...changes }, { timeoutMs: patienceMs });
      return true;
    } catch (error) {
      const isLate = error instanceof Refusal && error.isUnanswered;
      if (!isLate) setProblem((error as Error).message);
      return isLate;
    } finally {
      setBusy(false);
    }
  }
  return { start, busy, problem };
}
