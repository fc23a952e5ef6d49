import { z } from 'zod';
import { type Policy, policyOf } from '../cloud/cloud.ts';
import { found, ok, type Route, resource, routesOf } from '../cloud/route.ts';
import { duration, fits, labels } from '../shapes/zod-shape.ts';
import { setPolicy, setPolicyShape } from './resource-manager.ts';

const service = '/v1/projects/{project}/locations/{location}/services/{service}';
const repository = '/v1/projects/{project}/locations/{location}/repositories/{repository}';

/** https://cloud.google.com/artifact-registry/docs/reference/rest/v1/projects.locations.repositories */
const repositoryPatch = z.strictObject({
  name: z.string(),
  format: z.literal('DOCKER').optional(),
  cleanupPolicyDryRun: z.boolean().optional(),
  labels: labels.optional(),
  cleanupPolicies: z
    .record(
      z.string(),
      z.strictObject({
        id: z.string(),
        action: z.enum(['DELETE', 'KEEP']),
        condition: z
          .strictObject({
            tagState: z.enum(['ANY', 'TAGGED', 'UNTAGGED']),
            olderThan: duration.optional(),
            newerThan: duration.optional(),
          })
          .optional(),
        mostRecentVersions: z.strictObject({ keepCount: z.number().int() }).optional(),
      }),
    )
    .optional(),
});

export const runAndImageRoutes: Route[] = [
  ...routesOf('run.googleapis.com', [
    [
      `GET ${service}:getIamPolicy`,
      ({ names }, cloud) => ok(policyOf(cloud, `run/${names['service']}`)),
    ],
    [
      `POST ${service}:setIamPolicy`,
      ({ names, body }, cloud) =>
        setPolicy(cloud, `run/${names['service']}`, resource(body)['policy'] as Policy),
      setPolicyShape,
    ],
  ]),
  ...routesOf('artifactregistry.googleapis.com', [
    [
      `GET ${repository}`,
      ({ path }, cloud) => found(cloud.repositories, path.slice('/v1/'.length)),
    ],
    [
      `PATCH ${repository}`,
      ({ path, body }, cloud) => {
        const name = path.slice('/v1/'.length);
        cloud.repositories.set(name, { ...cloud.repositories.get(name), ...resource(body) });
        return ok(cloud.repositories.get(name));
      },
      fits(repositoryPatch),
    ],
  ]),
];
