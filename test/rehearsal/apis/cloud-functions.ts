import { type Cloud, computeAccount, mayDo, type Resource } from '../cloud/cloud.ts';
import {
  type Answer,
  type Asked,
  done,
  found,
  notFound,
  ok,
  type Route,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { functionShape } from '../shapes/function-shape.ts';
import { noBody } from '../shapes/zod-shape.ts';

const location = '/v2/projects/{project}/locations/{location}';
const serviceOf = (fn: Resource) => resource(fn['serviceConfig']);

/** The words of https://github.com/hashicorp/terraform-provider-google/issues/25294 */
const agentNotReady = (name: string) =>
  `Validation failed for trigger ${name}: Invalid resource state for "": Permission denied while using the Eventarc Service Agent. If you recently started to use Eventarc, it may take a few minutes before all necessary permissions are propagated to the Service Agent. Otherwise, verify that it has Eventarc Service Agent role.`;

const refusedTriggers = new WeakMap<Cloud, number>();

/** What hinders the platform from making this function; null: nothing. */
function hindrance(cloud: Cloud, fn: Resource): string | null {
  const { serviceAccountEmail, maxInstanceCount } = serviceOf(fn);
  const account = String(serviceAccountEmail ?? computeAccount(cloud));
  if (account !== computeAccount(cloud) && !cloud.accounts.has(account)) {
    return `Service account ${account} was not found.`;
  }
  const { instanceQuota = Number.POSITIVE_INFINITY } = cloud.misbehaves;
  // Without a number it is 100: https://github.com/hashicorp/terraform-provider-google/issues/26343
  if (Number(maxInstanceCount ?? 100) > instanceQuota) {
    return `Could not create or update Cloud Run service. spec.template.metadata.annotations[autoscaling.knative.dev/maxScale]: Invalid value specified for maxScale. For the specified value, maxScale may not exceed ${instanceQuota}.\nConsider running your workload in a region with greater capacity, decreasing your requested max-instances per service, or requesting an increase in quota for this region if you are seeing sustained usage near this limit.`;
  }
  if (fn['eventTrigger'] && !eventarcReady(cloud)) return agentNotReady(String(fn['name']));
  return null;
}

function eventarcReady(cloud: Cloud): boolean {
  const { triggersRefused = 0, eventarcAgentAgeMs = 0 } = cloud.misbehaves;
  const refused = refusedTriggers.get(cloud) ?? 0;
  refusedTriggers.set(cloud, refused + 1);
  if (refused < triggersRefused) return false;
  if (eventarcAgentAgeMs === 0) return true;
  const agent = `serviceAccount:service-${cloud.number}@gcp-sa-eventarc.iam.gserviceaccount.com`;
  const age = Date.now() - (cloud.agents.get('eventarc') ?? Date.now());
  return age >= eventarcAgentAgeMs && mayDo(cloud, 'project', agent, 'roles/eventarc.serviceAgent');
}

function put(cloud: Cloud, fn: Resource): Answer {
  const name = String(fn['name']);
  const [, , , region, , id = ''] = name.split('/');
  const operation = `projects/${cloud.project}/locations/${region}/operations/op-${id}`;
  const problem = hindrance(cloud, fn);
  if (problem !== null) {
    operationsOf(cloud).set(operation, {
      name: operation,
      done: true,
      error: { code: 3, message: problem },
    });
    return ok({ name: operation });
  }
  const service = `projects/${cloud.project}/locations/${region}/services/${id.toLowerCase()}`;
  const uri = `https://${id.toLowerCase()}-rehearsed-ew.a.run.app`;
  const made = {
    ...fn,
    ...{
      state: 'ACTIVE',
      environment: 'GEN_2',
      url: `https://${region}-${cloud.project}.cloudfunctions.net/${id}`,
    },
    serviceConfig: { ...serviceOf(fn), service, uri },
  };
  cloud.functions.set(name, made);
  // The first function of a region brings the repository of all images.
  const images = `projects/${cloud.project}/locations/${region}/repositories/gcf-artifacts`;
  if (!cloud.repositories.has(images))
    cloud.repositories.set(images, { name: images, format: 'DOCKER' });
  operationsOf(cloud).set(operation, { name: operation, done: true, response: made });
  return ok({ name: operation });
}

const operations = new WeakMap<Cloud, Map<string, unknown>>();
function operationsOf(cloud: Cloud): Map<string, unknown> {
  const own = operations.get(cloud) ?? new Map<string, unknown>();
  operations.set(cloud, own);
  return own;
}

const nameIn = ({ path }: Asked) => path.slice('/v2/'.length);

export const cloudFunctionsRoutes: Route[] = routesOf('cloudfunctions.googleapis.com', [
  ['GET /v1/projects/{project}/locations/-/functions', () => ok({})],
  [
    'GET /v2/projects/{project}/locations/-/functions',
    (_asked, cloud) => ok({ functions: [...cloud.functions.values()] }),
  ],
  [
    `POST ${location}/functions:generateUploadUrl`,
    () =>
      ok({
        uploadUrl:
          'https://storage.googleapis.com/gcf-v2-uploads/source.zip?GoogleAccessId=a&Signature=b',
        storageSource: { bucket: 'gcf-v2-uploads', object: 'source.zip' },
      }),
    noBody,
  ],
  [`POST ${location}/functions`, ({ body }, cloud) => put(cloud, resource(body)), functionShape],
  [
    `PATCH ${location}/functions/{function}`,
    (asked, cloud) =>
      cloud.functions.has(nameIn(asked))
        ? put(cloud, resource(asked.body))
        : notFound(nameIn(asked)),
    functionShape,
  ],
  [
    `DELETE ${location}/functions/{function}`,
    (asked, cloud) => {
      cloud.functions.delete(nameIn(asked));
      return done(`${nameIn(asked)}/operations/delete`);
    },
  ],
  [`GET ${location}/functions/{function}`, (asked, cloud) => found(cloud.functions, nameIn(asked))],
  [
    `GET ${location}/operations/{operation}`,
    (asked, cloud) => found(operationsOf(cloud), nameIn(asked)),
  ],
]);
