import { setGlobalOptions } from 'firebase-functions';
import { deployParameters, serviceAccounts } from '../config.ts';

/**
 * Imported first by index.ts: options apply only to functions that are defined later. What an
 * instance may hold at worst fits its memory with these: docs/instances.md.
 */
setGlobalOptions({
  region: deployParameters.region,
  serviceAccount: serviceAccounts.functions,
  memory: '512MiB',
  concurrency: 20,
  maxInstances: deployParameters.maxInstances,
});
