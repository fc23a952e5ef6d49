import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { bringMultipose, installMultipose } from './models/install-multipose.ts';
import { runAsOperator } from './setup/operator-error.ts';

/** Runs before each deploy of the functions, which uploads the model with them; nothing ends without it. */
async function models(): Promise<number> {
  const { values } = parseArgs({
    options: { archive: { type: 'string' }, 'if-possible': { type: 'boolean', default: false } },
  });
  if (values['if-possible']) await bringMultipose();
  else await installMultipose(values.archive ? path.resolve(calledFrom, values.archive) : null);
  return 0;
}

/** npm changes to the repository's folder, and says where it came from. */
const calledFrom = process.env['INIT_CWD'] ?? process.cwd();

await runAsOperator(models);
