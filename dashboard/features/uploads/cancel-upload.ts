import { call, Refusal } from '../../firebase/callables.ts';

const patienceMs = 10_000;
const mostTries = 3;

/** Cancels an analysis whose video will not come. False where the service cannot be reached. */
export async function cancelUpload(analysisId: string): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const isAnswered = await call('cancelAnalysis', { analysisId }, { timeoutMs: patienceMs }).then(
      () => true,
      // Most refusals are an answer too: there is nothing left to cancel.
      (error: unknown) =>
        error instanceof Refusal && error.code !== null && error.code !== 'internal',
    );
    if (isAnswered) return true;
  }
  return false;
}
