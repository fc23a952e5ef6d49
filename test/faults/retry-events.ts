import process from 'node:process';
import { buildApp } from '../../functions/src/app.ts';
import { readConfig } from '../../functions/src/config.ts';
import { cleanUpAnalysis } from '../../functions/src/workflows/clean-up-analysis.ts';
import { forgetCopies } from '../../functions/src/workflows/forget-copies.ts';
import { standInKey } from '../support/gemini-stand-in/gemini-stand-in.ts';
import type { Journal } from './journal.ts';

/**
 * Does what is left of the events whose function failed: the platform delivers such an event again,
 * for a day; the emulator drops it.
 */
export function retryEvents(modelUrl: string): (journal: Journal) => Promise<void> {
  process.env['GEMINI_API_KEY'] = standInKey;
  const environment = { ...process.env, FUNCTIONS_EMULATOR: 'true', GEMINI_BASE_URL: modelUrl };
  const { ports } = buildApp(readConfig(environment));
  return async ({ entries }) => {
    for (const { analysisId, owner, deleted } of entries.values()) {
      if (!deleted) await forgetCopies(ports, analysisId);
      else if ((await ports.analyses.readWork(analysisId)) !== null) {
        await cleanUpAnalysis(ports, analysisId, owner.uid);
      }
    }
  };
}
