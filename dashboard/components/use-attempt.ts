import { useState } from 'react';

/** One thing that is done at a time, and why it did not work, in words for people. */
export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function attempt(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setProblem(null);
    await work().catch((error: Error) => setProblem(error.message));
    setBusy(false);
  }
  return { busy, problem, attempt };
}
