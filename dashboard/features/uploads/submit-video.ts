import { type CallableRequest, call, Refusal } from '../../firebase/callables.ts';
import { browserTransport } from './browser-transport.ts';
import type { Ending } from './resumable-upload.ts';
import { type Sending, sendVideo } from './send-video.ts';

export type SubmissionEnd =
  | { kind: 'arrived'; analysisId: string }
  /** `isTold`: the service knows; otherwise it waits for the video until its time is up. */
  | { kind: 'stopped'; ending: Exclude<Ending, { kind: 'arrived' }> | null; isTold: boolean };

const patienceMs = 10_000;
const mostCancelTries = 3;

/**
 * Makes an analysis and sends its video. Stopped by `signal` or by an upload that cannot go on, it
 * cancels the analysis. Throws a Refusal where the service takes no analysis.
 */
export async function submitVideo(
  request: CallableRequest<'createAnalysis'>,
  file: File,
  options: { signal: AbortSignal; onChange: (sending: Sending) => void },
): Promise<SubmissionEnd> {
  const { analysisId, upload } = await call('createAnalysis', request);
  if (upload === undefined) return { kind: 'arrived', analysisId };
  const ending = await sendVideo(file.size, browserTransport(file, upload), options);
  if (ending.kind === 'arrived') return { kind: 'arrived', analysisId };
  const isTold = await cancel(analysisId);
  return { kind: 'stopped', ending: ending.kind === 'cancelled' ? null : ending, isTold };
}

/** Most refusals are an answer too: there is nothing left to cancel. */
async function cancel(analysisId: string): Promise<boolean> {
  for (let tries = 0; tries < mostCancelTries; tries += 1) {
    const isAnswered = await call('cancelAnalysis', { analysisId }, { timeoutMs: patienceMs }).then(
      () => true,
      (error: unknown) =>
        error instanceof Refusal && error.code !== null && error.code !== 'internal',
    );
    if (isAnswered) return true;
  }
  return false;
}
