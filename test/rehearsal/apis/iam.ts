import { z } from 'zod';
import { type Cloud, computeAccount, type Policy, policyOf } from '../cloud/cloud.ts';
import { notFound, ok, type Route, refuse, resource, routesOf } from '../cloud/route.ts';
import { fits } from '../shapes/zod-shape.ts';
import { permissions, setPolicy, setPolicyShape } from './resource-manager.ts';

const creation = z.strictObject({
  accountId: z.string().regex(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/),
  serviceAccount: z.strictObject({
    displayName: z.string().max(100),
    description: z.string().max(256).optional(),
  }),
});

const isThere = (cloud: Cloud, email: string) =>
  cloud.accounts.has(email) || email === computeAccount(cloud);
const accounts = '/v1/projects/{project}/serviceAccounts';

export const iamRoutes: Route[] = routesOf('iam.googleapis.com', [
  [
    `POST ${accounts}`,
    ({ body }, cloud) => {
      const { accountId, serviceAccount } = resource(body);
      const email = `${accountId}@${cloud.project}.iam.gserviceaccount.com`;
      if (cloud.accounts.has(email))
        return refuse(409, `Service account ${accountId} already exists`);
      const account = {
        ...resource(serviceAccount),
        email,
        name: `projects/${cloud.project}/serviceAccounts/${email}`,
      };
      cloud.accounts.set(email, account);
      return ok(account);
    },
    fits(creation),
  ],
  [
    `GET ${accounts}/{email}`,
    ({ names }, cloud) => {
      const { email = '' } = names;
      return isThere(cloud, email)
        ? ok({ email, ...cloud.accounts.get(email) })
        : notFound(`Service account ${email}`);
    },
  ],
  // App Engine's account is in no project that never had App Engine.
  [
    `POST ${accounts}/{email}:testIamPermissions`,
    ({ names, body }, cloud) =>
      isThere(cloud, names['email'] ?? '')
        ? ok(body)
        : notFound(`Service account ${names['email']}`),
    permissions,
  ],
  [
    `POST ${accounts}/{email}:getIamPolicy`,
    ({ names }, cloud) =>
      isThere(cloud, names['email'] ?? '')
        ? ok(policyOf(cloud, names['email'] ?? ''))
        : notFound('account'),
  ],
  [
    `POST ${accounts}/{email}:setIamPolicy`,
    ({ names, body }, cloud) =>
      setPolicy(cloud, names['email'] ?? '', resource(body)['policy'] as Policy),
    setPolicyShape,
  ],
]);
