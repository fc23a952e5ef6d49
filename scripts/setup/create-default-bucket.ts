import { bucketLocations } from './bucket-steps.ts';
import { createDefaultBucket } from './default-bucket.ts';
import { openGoogleApi } from './google-api.ts';
import { OperatorError, runAsOperator } from './operator-error.ts';

async function main(): Promise<number> {
  const [project = '', region = ''] = process.argv.slice(2);
  const bucket = await createDefaultBucket(await openGoogleApi(project), project, region);
  if (bucketLocations(region).includes(bucket.location)) return 0;
  throw new OperatorError(
    `The project has the bucket ${bucket.name} already, in ${bucket.location}, where no function of ${region} can listen to it.`,
  );
}

await runAsOperator(main);
