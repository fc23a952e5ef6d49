import process from 'node:process';
import { buildLocalDashboard } from './dashboard/build-local-dashboard.ts';
import { checkDashboard } from './dashboard/check-dashboard.ts';
import { buildFunctions } from './stack/build-functions.ts';
import { explain } from './terminal/say.ts';

/** What `npm run build` makes, and what firebase.json has done before a deploy. */
const builds: Readonly<Record<string, () => Promise<void>>> = {
  async all() {
    await buildFunctions();
    await buildLocalDashboard();
  },
  functions: buildFunctions,
  // firebase-tools names the project that it deploys to. The dashboard is only looked at: it was
  // built for that project, or must not be uploaded.
  check: () => checkDashboard(process.env['GCLOUD_PROJECT']),
};

try {
  const [what = 'all'] = process.argv.slice(2);
  const build = builds[what];
  if (build === undefined) throw new Error('Usage: npm run build [-- functions|check]');
  await build();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
