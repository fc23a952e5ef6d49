import { readParameters } from '../setup/read-parameters.ts';
import { PROJECT_ID } from '../stack/command-environment.ts';
import { buildDashboard } from './build-dashboard.ts';

/** Of the local stack, whose pages find out in the browser which ports it has. */
export async function buildLocalDashboard(signal?: AbortSignal): Promise<void> {
  const { texts } = await readParameters(PROJECT_ID);
  await buildDashboard(PROJECT_ID, texts, signal);
}
