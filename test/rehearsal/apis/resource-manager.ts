import { z } from 'zod';
import type { Cloud, Policy } from '../cloud/cloud.ts';
import { policyOf } from '../cloud/cloud.ts';
import {
  type Answer,
  type Asked,
  notFound,
  ok,
  type Route,
  refuse,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { message } from '../shapes/proto-shape.ts';
import { fits } from '../shapes/zod-shape.ts';

export const setPolicyShape = message('tasks', 'google.iam.v1.SetIamPolicyRequest');
export const getPolicyShape = message('tasks', 'google.iam.v1.GetIamPolicyRequest');
export const permissions = fits(z.strictObject({ permissions: z.array(z.string()).min(1) }));

export const allOf = ({ body }: Asked): Answer =>
  ok({ permissions: resource(body)['permissions'] });

/** A policy is replaced as a whole; who names no account that exists is refused. */
export function setPolicy(cloud: Cloud, name: string, policy: Policy): Answer {
  const members = policy.bindings.flatMap((binding) => binding.members);
  const missing = members.find((member) => !exists(cloud, member));
  if (missing !== undefined)
    return refuse(400, `Service account ${missing.split(':')[1]} does not exist.`);
  if (cloud.misbehaves.publicRefused && members.includes('allUsers')) {
    return refuse(
      400,
      "One or more users named in the policy do not belong to a permitted customer, perhaps due to an organization policy. (constraint 'constraints/iam.allowedPolicyMemberDomains')",
    );
  }
  cloud.policies.set(name, policy);
  return ok(policy);
}

/** The project's own accounts must have been made; Google's own, and the compute account, come by themselves. */
function exists(cloud: Cloud, member: string): boolean {
  const [kind, email = ''] = member.split(':');
  if (kind !== 'serviceAccount') return true;
  if (email.endsWith(`@${cloud.project}.iam.gserviceaccount.com`)) return cloud.accounts.has(email);
  const agent = /^service-\d+@gcp-sa-([a-z]+)\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
  return agent === undefined || cloud.agents.has(agent);
}

const project = ({ project: projectId, number }: Cloud) => ({
  ...{ projectId, projectNumber: number, name: 'My dance app', lifecycleState: 'ACTIVE' },
  createTime: '2026-11-01T00:00:00Z',
});
const known = ({ names }: Asked, { project: id, number }: Cloud) =>
  names['project'] === id || names['project'] === number;

export const resourceManagerRoutes: Route[] = routesOf('cloudresourcemanager.googleapis.com', [
  [
    'GET /v1/projects/{project}',
    (asked, cloud) =>
      known(asked, cloud)
        ? ok(project(cloud))
        : refuse(403, 'The caller does not have permission, or the project does not exist.'),
  ],
  ['POST /v1/projects/{project}:testIamPermissions', allOf, permissions],
  [
    'POST /v1/projects/{project}:getIamPolicy',
    (asked, cloud) => (known(asked, cloud) ? ok(policyOf(cloud, 'project')) : notFound('project')),
    getPolicyShape,
  ],
  [
    'POST /v1/projects/{project}:setIamPolicy',
    ({ body }, cloud) => setPolicy(cloud, 'project', resource(body)['policy'] as Policy),
    setPolicyShape,
  ],
]);
