import { z } from 'zod';
import { type Cloud, defaultSiteOf } from '../cloud/cloud.ts';
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
import { duration, fits, labels } from '../shapes/zod-shape.ts';

const site = z.strictObject({
  appId: z.string().optional(),
  name: z.string().optional(),
  labels: labels.optional(),
});

/** https://firebase.google.com/docs/reference/hosting/rest/v1beta1/sites.versions#ServingConfig */
const target = { glob: z.string().optional(), regex: z.string().optional() };
const config = z.strictObject({
  headers: z
    .array(z.strictObject({ ...target, headers: z.record(z.string(), z.string()) }))
    .optional(),
  redirects: z
    .array(
      z.strictObject({
        ...target,
        statusCode: z.number().int().min(300).max(308),
        location: z.string(),
      }),
    )
    .optional(),
  rewrites: z
    .array(
      z.strictObject({
        ...target,
        path: z.string().optional(),
        function: z.string().optional(),
        functionRegion: z.string().optional(),
        run: z
          .strictObject({
            serviceId: z.string().regex(/^[a-z][a-z0-9-]*$/),
            region: z.string(),
            tag: z.string().optional(),
          })
          .optional(),
      }),
    )
    .optional(),
  cleanUrls: z.boolean().optional(),
  trailingSlashBehavior: z.enum(['ADD', 'REMOVE']).optional(),
  i18n: z.strictObject({ root: z.string() }).optional(),
  appAssociation: z.enum(['AUTO', 'NONE']).optional(),
});
const version = z.strictObject({
  status: z.enum(['CREATED', 'FINALIZED']).optional(),
  labels: labels.optional(),
  config: config.optional(),
  ttl: duration.optional(),
});
const files = z.strictObject({
  files: z.record(z.string().startsWith('/'), z.string().regex(/^[0-9a-f]{64}$/)),
});
const release = z.strictObject({
  message: z.string().optional(),
  type: z.enum(['DEPLOY', 'ROLLBACK', 'SITE_DISABLE']).optional(),
});

const describe = (cloud: Cloud, id: string) => ({
  name: `projects/${cloud.project}/sites/${id}`,
  defaultUrl: `https://${id}.web.app`,
  ...cloud.sites.get(id),
  type: id === defaultSiteOf(cloud) ? 'DEFAULT_SITE' : 'USER_SITE',
});

function create({ query, body }: Asked, cloud: Cloud): Answer {
  const id = query['siteId'] ?? '';
  if (cloud.misbehaves.siteIdTaken && id === cloud.project) {
    return refuse(
      400,
      `Invalid name: \`${id}\` is reserved by another project; try something like \`${id}-3f2a1\` instead`,
    );
  }
  if (cloud.sites.has(id)) return refuse(409, `Site ${id} already exists`);
  if (query['validateOnly'] === 'true') return ok({});
  const { appId } = resource(body);
  cloud.sites.set(id, appId ? { appId } : {});
  return ok(describe(cloud, id));
}

const sites = '/v1beta1/projects/{project}/sites';
const versions = `${sites}/{site}/versions`;
const versionName = ({ names }: Asked, id: string) =>
  `projects/${names['project']}/sites/${names['site']}/versions/${id}`;

export const hostingRoutes: Route[] = [
  ...routesOf('firebasehosting.googleapis.com', [
    [
      `GET ${sites}`,
      (_asked, cloud) => ok({ sites: [...cloud.sites.keys()].map((id) => describe(cloud, id)) }),
    ],
    [
      `GET ${sites}/{site}`,
      ({ names: { site: id = '' } }, cloud) =>
        cloud.sites.has(id) ? ok(describe(cloud, id)) : notFound('Site'),
    ],
    [`POST ${sites}`, create, fits(site)],
    [
      `PATCH ${sites}/{site}`,
      ({ names: { site: id = '' }, body }, cloud) => {
        if (!cloud.sites.has(id)) return notFound('Site');
        const { appId } = resource(body);
        cloud.sites.set(id, { ...cloud.sites.get(id), ...(appId ? { appId } : {}) });
        return ok(describe(cloud, id));
      },
      fits(site.extend({ defaultUrl: z.string().optional(), type: z.string().optional() })),
    ],
    [
      `POST ${versions}`,
      (asked, cloud) => {
        if (!cloud.sites.has(asked.names['site'] ?? '')) return notFound('Site');
        const name = versionName(asked, `v${cloud.hostingVersions.size + 1}`);
        cloud.hostingVersions.set(name, { ...resource(asked.body), name });
        return ok(cloud.hostingVersions.get(name));
      },
      fits(version),
    ],
    [
      `POST ${versions}/{version}:populateFiles`,
      (asked, cloud) => {
        const name = versionName(asked, asked.names['version'] ?? '');
        const { files: wanted } = resource(asked.body);
        cloud.hostingVersions.set(name, { ...cloud.hostingVersions.get(name), files: wanted });
        return ok({
          uploadRequiredHashes: [...new Set(Object.values(resource(wanted)))].filter(
            (hash) => !cloud.pages.has(String(hash)),
          ),
          uploadUrl: `https://upload-firebasehosting.googleapis.com/upload/sites/${asked.names['site']}/versions/${asked.names['version']}/files`,
        });
      },
      fits(files),
    ],
    [
      `PATCH ${versions}/{version}`,
      (asked, cloud) => {
        const name = versionName(asked, asked.names['version'] ?? '');
        cloud.hostingVersions.set(name, {
          ...cloud.hostingVersions.get(name),
          ...resource(asked.body),
        });
        return ok(cloud.hostingVersions.get(name));
      },
      fits(version),
    ],
    [
      `POST ${sites}/{site}/channels/live/releases`,
      ({ query, body }, cloud) => {
        const released = { version: query['versionName'], ...resource(body) };
        cloud.hostingReleases.push(released);
        return ok({ name: 'release', ...released });
      },
      fits(release),
    ],
  ]),
  ...routesOf('upload-firebasehosting.googleapis.com', [
    [
      'POST /upload/sites/{site}/versions/{version}/files/{hash}',
      ({ names, bytes }, cloud) => {
        cloud.pages.set(names['hash'] ?? '', bytes);
        return ok();
      },
    ],
  ]),
];
