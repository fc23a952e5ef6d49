import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { FUNCTIONS } from '../../../scripts/stack/paths.ts';

/**
 * A module of functions/lib, which is what deploys. Type it by its source:
 * `importBuilt<typeof import('…/functions/src/app.ts')>('app.js')`.
 */
export async function importBuilt<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(path.join(FUNCTIONS, 'lib', name)).href);
}
