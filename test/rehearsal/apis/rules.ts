import { z } from 'zod';
import { notFound, ok, type Route, resource, routesOf } from '../cloud/route.ts';
import { fits } from '../shapes/zod-shape.ts';

const source = z.strictObject({
  files: z
    .array(
      z.strictObject({
        name: z.string(),
        content: z.string().min(1),
        fingerprint: z.string().optional(),
      }),
    )
    .min(1),
});
const ruleset = fits(z.strictObject({ source }));
const release = z.strictObject({
  name: z.string().startsWith('projects/'),
  rulesetName: z.string(),
});

const now = () => new Date().toISOString();

export const rulesRoutes: Route[] = routesOf('firebaserules.googleapis.com', [
  ['POST /v1/projects/{project}:test', () => ok({ issues: [] }), ruleset],
  [
    'GET /v1/projects/{project}/releases',
    (_asked, { releases }) => ok({ releases: [...releases.values()] }),
  ],
  ['GET /v1/projects/{project}/rulesets', (_asked, { rulesets }) => ok({ rulesets })],
  [
    'GET /v1/projects/{project}/rulesets/{ruleset}',
    ({ path }, { rulesets }) => {
      const one = rulesets.find(({ name }) => name === path.slice('/v1/'.length));
      return one === undefined ? notFound('Ruleset') : ok(one);
    },
  ],
  [
    'POST /v1/projects/{project}/rulesets',
    ({ body }, cloud) => {
      const name = `projects/${cloud.project}/rulesets/${cloud.rulesets.length + 1}`;
      cloud.rulesets.push({ ...resource(body), name, createTime: now() });
      return ok({ name });
    },
    ruleset,
  ],
  [
    'POST /v1/projects/{project}/releases',
    ({ body }, cloud) => {
      const made = { ...resource(body), createTime: now() };
      cloud.releases.set(String(resource(body)['name']), made);
      return ok(made);
    },
    fits(release),
  ],
  [
    'PATCH /v1/projects/{project}/releases/{release=**}',
    ({ path, body }, cloud) => {
      const name = path.slice('/v1/'.length);
      if (!cloud.releases.has(name)) return notFound('Release');
      const made = { ...resource(resource(body)['release']), createTime: now() };
      cloud.releases.set(name, made);
      return ok(made);
    },
    fits(z.strictObject({ release, updateMask: z.string().optional() })),
  ],
]);
