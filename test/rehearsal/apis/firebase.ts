import { z } from 'zod';
import { type Cloud, defaultSiteOf } from '../cloud/cloud.ts';
import {
  type Answer,
  done,
  notFound,
  ok,
  type Route,
  refuse,
  resource,
  routesOf,
} from '../cloud/route.ts';
import { fits, noBody } from '../shapes/zod-shape.ts';

const projectPath = '/v1beta1/projects/{project}';

function firebaseProject(cloud: Cloud) {
  const hostingSite = defaultSiteOf(cloud);
  const site = hostingSite === null ? {} : { hostingSite };
  const bucket = cloud.defaultBucket === null ? {} : { storageBucket: cloud.defaultBucket };
  return {
    ...{ projectId: cloud.project, projectNumber: cloud.number, displayName: 'My dance app' },
    ...{ name: `projects/${cloud.project}`, state: 'ACTIVE', resources: { ...site, ...bucket } },
  };
}

/** Of a project that Firebase knows nothing of, it says no more than this. */
const withFirebase = (cloud: Cloud, answer: () => Answer): Answer =>
  cloud.hasFirebase ? answer() : notFound(`projects/${cloud.project}`);

/** The operation tells of the app that it made, once. */
const operations = new WeakMap<Cloud, Map<string, unknown>>();
const operationsOf = (cloud: Cloud) => {
  const own = operations.get(cloud) ?? new Map<string, unknown>();
  operations.set(cloud, own);
  return own;
};

function begin(cloud: Cloud, response: unknown): Answer {
  const name = `operations/workflows/${operationsOf(cloud).size + 1}`;
  operationsOf(cloud).set(name, response);
  return ok({ name });
}

const webApp = z.strictObject({
  displayName: z.string().min(1).optional(),
  appUrls: z.array(z.url()).optional(),
});

export const firebaseRoutes: Route[] = routesOf('firebase.googleapis.com', [
  [
    `POST ${projectPath}:addFirebase`,
    (_asked, cloud) => {
      if (cloud.hasFirebase) return refuse(409, 'Requested entity already exists');
      cloud.hasFirebase = true;
      return begin(cloud, firebaseProject(cloud));
    },
    noBody,
  ],
  [`GET ${projectPath}`, (_asked, cloud) => withFirebase(cloud, () => ok(firebaseProject(cloud)))],
  [
    `GET ${projectPath}:searchApps`,
    (_asked, cloud) => withFirebase(cloud, () => ok({ apps: cloud.webApps.map(summary) })),
  ],
  [
    `GET ${projectPath}/webApps`,
    (_asked, cloud) => withFirebase(cloud, () => ok({ apps: cloud.webApps })),
  ],
  [
    `POST ${projectPath}/webApps`,
    ({ body }, cloud) =>
      withFirebase(cloud, () => {
        const appId = `1:${cloud.number}:web:${cloud.webApps.length + 1}`;
        const app = {
          ...resource(body),
          appId,
          name: `projects/${cloud.project}/webApps/${appId}`,
          state: 'ACTIVE',
        };
        cloud.webApps.push(app);
        return begin(cloud, app);
      }),
    fits(webApp),
  ],
  [
    `GET ${projectPath}/webApps/{app=**}/config`,
    ({ names }, cloud) =>
      ok({ appId: names['app'], projectId: cloud.project, apiKey: 'rehearsed' }),
  ],
  [
    `GET ${projectPath}/adminSdkConfig`,
    (_asked, cloud) =>
      ok({
        projectId: cloud.project,
        ...(cloud.defaultBucket && { storageBucket: cloud.defaultBucket }),
      }),
  ],
  [
    'GET /{version}/operations/{operation=**}',
    ({ names }, cloud) => {
      const name = `operations/${names['operation']}`;
      return done(name, operationsOf(cloud).get(name));
    },
  ],
]);

const summary = (app: Record<string, unknown>) => ({ ...app, platform: 'WEB' });

/** No extension, no runtime config of old: a deploy asks all the same. */
export const otherFirebaseRoutes: Route[] = [
  ...routesOf('firebaseextensions.googleapis.com', [
    ['GET /v1beta/projects/{project}/instances', () => ok({ instances: [] })],
  ]),
  ...routesOf('runtimeconfig.googleapis.com', [
    ['GET /v1beta1/projects/{project}/configs', () => ok({ configs: [] })],
  ]),
  ...routesOf('cloudbilling.googleapis.com', [
    [
      'GET /v1/projects/{project}/billingInfo',
      (_asked, { misbehaves }) => ok({ billingEnabled: !misbehaves.noBilling }),
    ],
  ]),
  // Nobody reads it: firebase-tools takes the default where it may not look.
  ...routesOf('compute.googleapis.com', [
    [
      'GET /compute/v1/projects/{project}',
      () => refuse(403, 'Compute Engine API has not been used in project'),
    ],
  ]),
];
