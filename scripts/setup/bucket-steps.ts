import type { CloudProject } from './cloud-project.ts';
import { newBucketName } from './default-bucket.ts';
import type { Step } from './step.ts';

export const bucketOf = ({ project, bucket }: CloudProject): string =>
  bucket ?? newBucketName(project);

/**
 * Cloud Storage's multi-regions and dual regions, by the regions whose functions may listen to a
 * bucket in them: firebase-tools, lib/gcp/location.js.
 */
const widerLocations: Readonly<Record<string, string>> = {
  us: 'us-central1 us-east1 us-east4 us-west1 us-west2 us-west3 us-west4',
  eu: 'europe-central2 europe-north1 europe-west1 europe-west3 europe-west4 europe-west5',
  asia: 'asia-east1 asia-east2 asia-northeast1 asia-northeast2 asia-northeast3 asia-south1 asia-south2 asia-southeast1 asia-southeast2',
  nam4: 'us-central1 us-east1',
  eur4: 'europe-north1 europe-west4',
  asia1: 'asia-northeast1 asia-northeast2',
};

/** Where a bucket may be that functions of a region listen to. */
export const bucketLocations = (region: string): string[] => [
  region,
  ...Object.keys(widerLocations).filter((location) =>
    widerLocations[location]?.split(' ').includes(region),
  ),
];

/** The default bucket, where functions of the region may listen to it. */
export function bucketStep({ project, region }: CloudProject): Step {
  return {
    title: `Create the project's default bucket in ${region}`,
    check: {
      argv: ['node', 'scripts/setup/find-default-bucket.ts', project],
      mustPrint: bucketLocations(region),
    },
    apply: { argv: ['node', 'scripts/setup/create-default-bucket.ts', project, region] },
    remedy:
      'A bucket cannot move, and functions must be where it is: set REGION in ' +
      'functions/.env.<project> to where it is, or use a new project.',
  };
}

/** What a bucket of dancers' videos must be like. */
export function bucketSteps(cloud: CloudProject): Step[] {
  const { project } = cloud;
  const bucket = `gs://${bucketOf(cloud)}`;
  const remedy = 'Use an account with the role Storage Admin on the project.';
  return [
    {
      // Soft delete would keep a deleted video for seven days; deleting must mean deleting.
      title: `Close the bucket ${bucket} to the public and let deleted videos go at once`,
      apply: {
        argv: [
          ...['gcloud', 'storage', 'buckets', 'update', bucket, `--project=${project}`],
          '--uniform-bucket-level-access',
          '--public-access-prevention',
          '--clear-soft-delete',
        ],
      },
      remedy,
    },
    {
      title: 'Let the dashboard upload and play from its own origin (CORS)',
      apply: {
        argv: ['node', 'scripts/setup/put-cors.ts', project, bucketOf(cloud)],
        file: {
          option: '--cors',
          json: [
            {
              origin: cloud.allowedOrigins,
              method: ['PUT', 'GET'],
              responseHeader: [
                'Content-Type',
                'Content-Range',
                'x-goog-resumable',
                'Range',
                'Location',
              ],
              maxAgeSeconds: 3_600,
            },
          ],
        },
      },
      remedy,
    },
  ];
}
