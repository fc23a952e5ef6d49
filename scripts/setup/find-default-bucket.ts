import { findDefaultBucket } from './default-bucket.ts';
import { openGoogleApi } from './google-api.ts';
import { runAsOperator } from './operator-error.ts';

/** Prints where the default bucket of a project is; ends with 1 where there is none. */
async function main(): Promise<number> {
  const [project = ''] = process.argv.slice(2);
  const bucket = await findDefaultBucket(await openGoogleApi(project), project);
  console.log(bucket?.location ?? 'There is none.');
  return bucket === null ? 1 : 0;
}

await runAsOperator(main);
