import { setTimeout as sleep } from 'node:timers/promises';
import { openGoogleApi } from './google-api.ts';
import { prepareSite } from './hosting-site.ts';
import { runAsOperator } from './operator-error.ts';

async function main(): Promise<number> {
  const [project = ''] = process.argv.slice(2);
  await prepareSite(await openGoogleApi(project), project, sleep);
  return 0;
}

await runAsOperator(main);
