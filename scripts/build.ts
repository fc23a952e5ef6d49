import process from 'node:process';
import { buildFunctions } from './stack/build-functions.ts';
import { explain } from './terminal/say.ts';

try {
  await buildFunctions();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
