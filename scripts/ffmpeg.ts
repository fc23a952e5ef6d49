import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installPinnedRelease } from './ffmpeg/install-release.ts';
import { runAsOperator } from './setup/operator-error.ts';

/** Runs before each deploy of the functions, which uploads the tools with them. */
async function ffmpeg(): Promise<number> {
  const { values } = parseArgs({ options: { archive: { type: 'string' } } });
  const archive = values.archive === undefined ? null : path.resolve(calledFrom, values.archive);
  await installPinnedRelease(archive);
  return 0;
}

/** npm changes to the repository's folder, and says where it came from. */
const calledFrom = process.env['INIT_CWD'] ?? process.cwd();

await runAsOperator(ffmpeg);
