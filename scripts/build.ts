import process from 'node:process';
import { buildLocalDashboard } from './dashboard/build-local-dashboard.ts';
import { buildFunctions } from './stack/build-functions.ts';
import { explain } from './terminal/say.ts';

try {
  await buildFunctions();
  await buildLocalDashboard();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
