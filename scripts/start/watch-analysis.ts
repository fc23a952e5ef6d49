import { doc, getDoc, onSnapshot } from 'firebase/firestore';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Client } from './open-client.ts';

/** Far beyond any pause of a healthy run: a worker renews its lease every 20 s. */
const SILENCE_TIMEOUT_MS = 180_000;

/**
 * Follows an analysis by a realtime listener until its run ends, passing on every state. Throws an
 * Error when nothing is heard for 3 minutes, or the reason of `signal`.
 */
export function watchAnalysis(
  { firestore }: Client,
  analysisId: string,
  onState: (summary: Summary) => void,
  signal: AbortSignal,
): Promise<Summary> {
  return new Promise((resolve, reject) => {
    const abort = () => end(() => reject(signal.reason));
    const silence = setTimeout(
      () => end(() => reject(new Error('The analysis has been silent for 3 minutes.'))),
      SILENCE_TIMEOUT_MS,
    );
    const unsubscribe = onSnapshot(
      doc(firestore, 'analyses', analysisId),
      (snapshot) => {
        silence.refresh();
        if (!snapshot.exists()) return;
        const summary = snapshot.data() as Summary;
        onState(summary);
        if (!['uploading', 'queued', 'processing'].includes(summary.status)) {
          end(() => resolve(summary));
        }
      },
      (error) => end(() => reject(error)),
    );
    const end = (settle: () => void) => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      unsubscribe();
      settle();
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) abort();
  });
}

export async function readReport(
  { firestore }: Client,
  analysisId: string,
  runId: string,
): Promise<Report> {
  const snapshot = await getDoc(doc(firestore, 'analyses', analysisId, 'reports', runId));
  if (!snapshot.exists()) throw new Error('The analysis completed, but its report is missing.');
  return snapshot.data() as Report;
}
