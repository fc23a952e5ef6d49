import { z } from 'zod';
import type { Cloud } from '../cloud/cloud.ts';
import { type Answer, done, ok, type Route, refuse, resource, routesOf } from '../cloud/route.ts';
import { fits, noBody } from '../shapes/zod-shape.ts';

const apiOf = (service = '') => service.replace(/\.googleapis\.com$/, '');

/** Google's own accounts, by the API that they act for: as `service-<number>@gcp-sa-<name>`. */
const agentEmail = (api: string, { number }: Cloud) =>
  `service-${number}@gcp-sa-${api}.iam.gserviceaccount.com`;

function enable(cloud: Cloud, services: readonly string[]): Answer {
  if (cloud.misbehaves.enablingRefused) {
    return refuse(403, `Permission denied to enable service [${services[0]}]`);
  }
  if (cloud.misbehaves.noBilling) {
    return refuse(
      400,
      `Billing account for project '${cloud.number}' is not found. Billing must be enabled for activation of service(s) '${services.join(',')}' to proceed.`,
    );
  }
  for (const api of services.map(apiOf)) {
    if (!cloud.enabledAt.has(api)) cloud.enabledAt.set(api, Date.now());
  }
  return done('operations/acat.rehearsed');
}

const service = (api: string, cloud: Cloud) => ({
  name: `projects/${cloud.number}/services/${api}.googleapis.com`,
  state: cloud.enabledAt.has(api) ? 'ENABLED' : 'DISABLED',
  config: { name: `${api}.googleapis.com` },
});

/** At most 20 at a time: https://cloud.google.com/service-usage/docs/reference/rest/v1/services/batchEnable */
const batch = z.strictObject({
  serviceIds: z
    .array(z.string().regex(/^[a-z]+\.googleapis\.com$/))
    .min(1)
    .max(20),
});

export const serviceUsageRoutes: Route[] = routesOf('serviceusage.googleapis.com', [
  [
    'POST /v1/projects/{project}/services:batchEnable',
    ({ body }, cloud) => enable(cloud, resource(body)['serviceIds'] as string[]),
    fits(batch),
  ],
  [
    'POST /v1/projects/{project}/services/{service}:enable',
    ({ names }, cloud) => enable(cloud, [names['service'] ?? '']),
    noBody,
  ],
  [
    'GET /v1/projects/{project}/services/{service}',
    ({ names }, cloud) => ok(service(apiOf(names['service']), cloud)),
  ],
  [
    'GET /v1/projects/{project}/services',
    (_asked, cloud) =>
      ok({ services: [...cloud.enabledAt.keys()].map((api) => service(api, cloud)) }),
  ],
  [
    'POST /v1beta1/projects/{project}/services/{service}:generateServiceIdentity',
    ({ names }, cloud) => {
      const api = apiOf(names['service']);
      if (!cloud.agents.has(api)) cloud.agents.set(api, Date.now());
      return done('operations/finished.rehearsed', {
        '@type': 'type.googleapis.com/google.api.serviceusage.v1beta1.ServiceIdentity',
        email: agentEmail(api, cloud),
        uniqueId: '100',
      });
    },
    noBody,
  ],
  [
    'GET /{version}/operations/{operation}',
    ({ names }) => done(`operations/${names['operation']}`),
  ],
]);
