'use client';

import { useState } from 'react';
import { call, Refusal } from './callables.ts';

/** The listener shows what became of a rerun that is not answered by then. */
const patienceMs = 10_000;

export interface Rerun {
  start: (analysisId: string) => Promise<void>;
  busy: boolean;
  /** Why it was refused; null where it was not. */
  problem: string | null;
}

/** Runs an analysis again, and says so where that is refused. */
export function useRerun(): Rerun {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function start(analysisId: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await call('rerunAnalysis', { analysisId }, { timeoutMs: patienceMs });
    } catch (error) {
      const isLate = error instanceof Refusal && error.isUnanswered;
      if (!isLate) setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  }
  return { start, busy, problem };
}
