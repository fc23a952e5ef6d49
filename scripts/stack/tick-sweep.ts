import { PROJECT_ID } from './command-environment.ts';
import { LOCAL_HOST } from './ports.ts';

const SWEEP_INTERVAL_MS = 30_000;

/** Calls the scheduled function `sweep`, since the emulators fire no schedules. Returns the stop. */
export function tickSweep(functionsPort: number, region: string): () => void {
  const url = `http://${LOCAL_HOST}:${functionsPort}/${PROJECT_ID}/${region}/sweep-0`;
  const timer = setInterval(() => {
    fetch(url, { method: 'POST', signal: AbortSignal.timeout(SWEEP_INTERVAL_MS) }).catch(() => {
      // A stack on its way down answers nothing; what sweep itself meets is in the emulators' log.
    });
  }, SWEEP_INTERVAL_MS);
  return () => clearInterval(timer);
}
