import type { Cloud } from '../cloud/cloud.ts';
import {
  type Answer,
  found,
  notFound,
  ok,
  type Route,
  refuse,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { message } from '../shapes/proto-shape.ts';

const policyShape = message('monitoring', 'google.monitoring.v3.AlertPolicy');
const policies = '/v3/projects/{project}/alertPolicies';

const refusals = new WeakMap<Cloud, number>();

/** https://github.com/hashicorp/terraform-provider-google/issues/11102 */
function unknownMetric(cloud: Cloud, policy: unknown): Answer | null {
  const [, name] = /logging\.googleapis\.com\/user\/(\w+)/.exec(JSON.stringify(policy)) ?? [];
  if (name === undefined) return null;
  const refused = refusals.get(cloud) ?? 0;
  if (cloud.metrics.has(name) && refused >= (cloud.misbehaves.metricRefusals ?? 0)) return null;
  refusals.set(cloud, refused + 1);
  return refuse(
    404,
    `Cannot find metric(s) that match type = "logging.googleapis.com/user/${name}". If a metric was created recently, it could take up to 10 minutes to become available. Please try again soon.`,
  );
}

export const monitoringRoutes: Route[] = routesOf('monitoring.googleapis.com', [
  [`GET ${policies}`, (_asked, cloud) => ok({ alertPolicies: [...cloud.alertPolicies.values()] })],
  [
    `GET ${policies}/{policy}`,
    ({ path }, cloud) => found(cloud.alertPolicies, path.slice('/v3/'.length)),
  ],
  [
    `POST ${policies}`,
    ({ body }, cloud) => {
      const refused = unknownMetric(cloud, body);
      if (refused) return refused;
      const name = `projects/${cloud.project}/alertPolicies/${cloud.alertPolicies.size + 1}`;
      cloud.alertPolicies.set(name, { enabled: true, ...resource(body), name });
      return ok(cloud.alertPolicies.get(name));
    },
    policyShape,
  ],
  [
    `PATCH ${policies}/{policy}`,
    ({ path, query, body }, cloud) => {
      const name = path.slice('/v3/'.length);
      const old = cloud.alertPolicies.get(name);
      if (old === undefined) return notFound(name);
      const refused = unknownMetric(cloud, body);
      if (refused) return refused;
      // Without a mask "the existing policy" is replaced by this one.
      const mask = query['updateMask']?.split(',').map((field) => field.split('.')[0] ?? '');
      const given = resource(body);
      const changed =
        mask === undefined
          ? { enabled: true, ...given }
          : { ...old, ...Object.fromEntries(mask.map((field) => [field, given[camel(field)]])) };
      cloud.alertPolicies.set(name, { ...changed, name });
      return ok(cloud.alertPolicies.get(name));
    },
    policyShape,
  ],
  [
    'GET /v3/projects/{project}/notificationChannels',
    (_asked, cloud) => ok({ notificationChannels: [...cloud.channels.values()] }),
  ],
  [
    'GET /v3/projects/{project}/notificationChannels/{channel}',
    ({ path }, cloud) => found(cloud.channels, path.slice('/v3/'.length)),
  ],
]);

const camel = (name: string) =>
  name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
