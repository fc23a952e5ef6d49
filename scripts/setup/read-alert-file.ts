import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A metric or alert policy as Google's APIs take it: scripts/setup/alerts/<name>.json. */
export const readAlertFile = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'alerts', `${name}.json`), 'utf8'));
