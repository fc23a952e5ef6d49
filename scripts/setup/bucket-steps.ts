import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

export const defaultBucket = (project: string) => `${project}.firebasestorage.app`;

/** The default bucket, in the region of the functions: none listens to a bucket elsewhere. */
export function bucketSteps(cloud: CloudProject): Step[] {
  const { project, region } = cloud;
  const bucket = `gs://${defaultBucket(project)}`;
  const update = ['gcloud', 'storage', 'buckets', 'update', bucket, `--project=${project}`];
  const remedy = 'Use an account with the role Storage Admin on the project.';
  return [
    {
      title: `Create the bucket ${bucket} in ${region}`,
      check: {
        argv: [
          ...['gcloud', 'storage', 'buckets', 'describe', bucket, '--format=value(location)'],
          `--project=${project}`,
        ],
        mustPrint: [region],
      },
      apply: { argv: ['node', 'scripts/setup/create-default-bucket.ts', project, region] },
      remedy:
        'A bucket cannot move, and functions must be where it is: set REGION in ' +
        'functions/.env.<project> to where it is, or use a new project.',
    },
    {
      // Soft delete would keep a deleted video for seven days; deleting must mean deleting.
      title: 'Close the bucket to the public and let deleted videos go at once',
      apply: {
        argv: [
          ...update,
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
        argv: update,
        file: {
          option: '--cors-file',
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
    {
      title: 'Abandon uploads in parts that nobody finished within a day',
      apply: {
        argv: update,
        file: {
          option: '--lifecycle-file',
          json: {
            rule: [{ action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 1 } }],
          },
        },
      },
      remedy,
    },
  ];
}
