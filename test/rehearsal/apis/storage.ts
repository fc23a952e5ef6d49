import { z } from 'zod';
import { type Cloud, newBucket, type Policy, policyOf } from '../cloud/cloud.ts';
import { type Asked, notFound, ok, type Route, resource, routesOf } from '../cloud/route.ts';
import { fits } from '../shapes/zod-shape.ts';
import { setPolicy } from './resource-manager.ts';

/** Of https://cloud.google.com/storage/docs/json_api/v1/buckets#resource what a patch may set here. */
const bucketPatch = z.strictObject({
  name: z.string().optional(),
  cors: z
    .array(
      z.strictObject({
        origin: z.array(z.string()),
        method: z.array(z.enum(['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', '*'])),
        responseHeader: z.array(z.string()).optional(),
        maxAgeSeconds: z.number().int().optional(),
      }),
    )
    .optional(),
  iamConfiguration: z
    .strictObject({
      publicAccessPrevention: z.enum(['enforced', 'inherited']).optional(),
      uniformBucketLevelAccess: z.strictObject({ enabled: z.boolean() }).optional(),
    })
    .optional(),
  softDeletePolicy: z
    .strictObject({ retentionDurationSeconds: z.string().regex(/^\d+$/) })
    .optional(),
  lifecycle: z
    .strictObject({ rule: z.array(z.looseObject({ action: z.looseObject({ type: z.string() }) })) })
    .optional(),
  labels: z.record(z.string(), z.string()).optional(),
});
const policy = z.strictObject({
  kind: z.literal('storage#policy').optional(),
  resourceId: z.string().optional(),
  version: z.number().optional(),
  etag: z.string().optional(),
  bindings: z.array(
    z.strictObject({
      role: z.string().startsWith('roles/'),
      members: z.array(z.string()),
      condition: z.looseObject({}).optional(),
    }),
  ),
});

const bucketOf = ({ names }: Asked, cloud: Cloud) => cloud.buckets.get(names['bucket'] ?? '');
const missing = ({ names }: Asked) => notFound(`gs://${names['bucket']}`);
const bucket = '/storage/v1/b/{bucket}';
const agent = ({ number }: Cloud) =>
  `service-${number}@gs-project-accounts.iam.gserviceaccount.com`;

export const storageRoutes: Route[] = [
  ...routesOf('storage.googleapis.com', [
    [
      `GET ${bucket}`,
      (asked, cloud) => {
        const one = bucketOf(asked, cloud);
        return one === undefined ? missing(asked) : ok(one);
      },
    ],
    [
      `PATCH ${bucket}`,
      (asked, cloud) => {
        const one = bucketOf(asked, cloud);
        if (one === undefined) return missing(asked);
        const changed = { ...one, ...resource(asked.body) };
        cloud.buckets.set(asked.names['bucket'] ?? '', changed);
        return ok(changed);
      },
      fits(bucketPatch),
    ],
    [
      `GET ${bucket}/iam`,
      (asked, cloud) =>
        bucketOf(asked, cloud) === undefined
          ? missing(asked)
          : ok({ kind: 'storage#policy', ...policyOf(cloud, `gs://${asked.names['bucket']}`) }),
    ],
    [
      `PUT ${bucket}/iam`,
      (asked, cloud) =>
        bucketOf(asked, cloud) === undefined
          ? missing(asked)
          : setPolicy(cloud, `gs://${asked.names['bucket']}`, asked.body as Policy),
      fits(policy),
    ],
    [
      'GET /storage/v1/projects/{project}/serviceAccount',
      (_asked, cloud) => ok({ kind: 'storage#serviceAccount', email_address: agent(cloud) }),
    ],
    // Where a deploy is told to leave the functions' source.
    [
      'PUT /gcf-v2-uploads/{name=**}',
      ({ bytes }, cloud) => {
        cloud.sourceArchive = bytes;
        return ok();
      },
    ],
  ]),
  ...routesOf('firebasestorage.googleapis.com', [
    [
      'GET /v1alpha/projects/{project}/defaultBucket',
      (_asked, cloud) =>
        cloud.defaultBucket === null ? notFound('The default bucket') : ok(described(cloud)),
    ],
    [
      // "If the default bucket already exists, this method will re-link it to your project":
      // https://firebase.google.com/docs/reference/rest/storage/rest/v1alpha/projects.defaultBucket/create
      'POST /v1alpha/projects/{project}/defaultBucket',
      ({ body }, cloud) => {
        if (cloud.defaultBucket === null) {
          const name = `${cloud.project}.firebasestorage.app`;
          cloud.buckets.set(name, newBucket(name, String(resource(body)['location'])));
          cloud.defaultBucket = name;
        }
        return ok(described(cloud));
      },
      fits(z.strictObject({ location: z.string(), storageClass: z.string().optional() })),
    ],
  ]),
];

function described(cloud: Cloud) {
  const name = cloud.defaultBucket ?? '';
  return {
    name: `projects/${cloud.project}/defaultBucket`,
    location: cloud.buckets.get(name)?.['location'],
    bucket: { name: `projects/${cloud.project}/buckets/${name}` },
    storageClass: 'REGIONAL',
  };
}
