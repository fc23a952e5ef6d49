import { z } from 'zod';
import { type Cloud, type Policy, policyOf } from '../cloud/cloud.ts';
import {
  type Asked,
  notFound,
  ok,
  type Route,
  refuse,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { fits, labels } from '../shapes/zod-shape.ts';
import { setPolicy, setPolicyShape } from './resource-manager.ts';

const secret = z.strictObject({
  replication: z.strictObject({ automatic: z.strictObject({}) }),
  annotations: z.record(z.string(), z.string()).optional(),
  labels: labels.optional(),
});
const value = z.strictObject({
  payload: z.strictObject({ data: z.base64().min(1), dataCrc32c: z.string().optional() }),
});

const secrets = '/v1/projects/{project}/secrets';
const nameOf = ({ project }: Cloud, id = '') => `projects/${project}/secrets/${id}`;
const idOf = ({ names }: Asked) => names['secret'] ?? '';
const has = (asked: Asked, cloud: Cloud) => cloud.secrets.has(idOf(asked));
const missing = (asked: Asked) => notFound(`Secret [${idOf(asked)}]`);

export const secretManagerRoutes: Route[] = routesOf('secretmanager.googleapis.com', [
  [
    `GET ${secrets}/{secret}`,
    (asked, cloud) =>
      has(asked, cloud)
        ? ok({ name: nameOf(cloud, idOf(asked)), replication: { automatic: {} } })
        : missing(asked),
  ],
  [
    `POST ${secrets}`,
    ({ query }, cloud) => {
      const id = query['secretId'] ?? '';
      if (cloud.secrets.has(id)) return refuse(409, `Secret [${id}] already exists.`);
      cloud.secrets.set(id, 0);
      return ok({ name: nameOf(cloud, id) });
    },
    fits(secret),
  ],
  [
    `GET ${secrets}/{secret}/versions/{version}`,
    (asked, cloud) => {
      const count = cloud.secrets.get(idOf(asked)) ?? 0;
      if (count === 0)
        return notFound(`Secret Version [${nameOf(cloud, idOf(asked))}/versions/latest]`);
      return ok({ name: `${nameOf(cloud, idOf(asked))}/versions/${count}`, state: 'ENABLED' });
    },
  ],
  [
    `POST ${secrets}/{secret}:addVersion`,
    (asked, cloud) => {
      if (!has(asked, cloud)) return missing(asked);
      const count = (cloud.secrets.get(idOf(asked)) ?? 0) + 1;
      cloud.secrets.set(idOf(asked), count);
      return ok({
        name: `${nameOf(cloud, idOf(asked))}/versions/${count}`,
        state: 'ENABLED',
        // gcloud takes it for damaged otherwise.
        clientSpecifiedPayloadChecksum: true,
      });
    },
    fits(value),
  ],
  [
    `GET ${secrets}/{secret}:getIamPolicy`,
    (asked, cloud) =>
      has(asked, cloud) ? ok(policyOf(cloud, nameOf(cloud, idOf(asked)))) : missing(asked),
  ],
  [
    `POST ${secrets}/{secret}:setIamPolicy`,
    (asked, cloud) =>
      has(asked, cloud)
        ? setPolicy(cloud, nameOf(cloud, idOf(asked)), resource(asked.body)['policy'] as Policy)
        : missing(asked),
    setPolicyShape,
  ],
]);
