import { readParameters } from '../setup/read-parameters.ts';
import { ROOT } from '../stack/paths.ts';
import { isBuiltFor } from './build-dashboard.ts';

/** Throws where dashboard/out is not what a deploy to this project would build now. */
export async function checkDashboard(
  project: string | undefined,
  root: string = ROOT,
): Promise<void> {
  if (project === undefined) throw new Error('GCLOUD_PROJECT names no project to check for.');
  const { texts } = await readParameters(project, root);
  if (isBuiltFor(project, texts, root)) return;
  throw new Error(
    `dashboard/out was not built for ${project} as it is now. Run \`npm run deploy -- ${project}\`, which builds it.`,
  );
}
