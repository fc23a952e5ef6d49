import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Cloud } from './cloud/cloud.ts';
import type { Recorded, Rehearsal } from './rehearse.ts';

const created = z.object({
  name: z.string(),
  serviceConfig: z.looseObject({
    availableMemory: z.string().optional(),
    maxInstanceCount: z.number().nullish(),
    maxInstanceRequestConcurrency: z.number().nullish(),
    secretEnvironmentVariables: z.array(z.looseObject({ secret: z.string() })).nullish(),
  }),
  eventTrigger: z.looseObject({ eventType: z.string(), retryPolicy: z.string() }).optional(),
});
export type CreatedFunction = z.infer<typeof created>;

/** The bodies that functions were created with, by the function's name. */
export function createdFunctions({ requests }: Rehearsal): Map<string, CreatedFunction> {
  const bodies = requests.filter(isCreate).map(({ body }) => created.parse(body));
  return new Map(bodies.map((body) => [body.name.split('/').at(-1) ?? '', body]));
}

const isCreate = ({ method, host, path }: Recorded) =>
  method === 'POST' && host.startsWith('cloudfunctions.') && path.endsWith('/functions');

const version = z.object({
  status: z.string(),
  files: z.record(z.string(), z.string()),
  config: z.looseObject({
    headers: z.array(z.looseObject({ headers: z.record(z.string(), z.string()) })),
    rewrites: z.array(
      z.looseObject({
        run: z.looseObject({ serviceId: z.string(), region: z.string() }).optional(),
      }),
    ),
  }),
});

/** What Hosting serves now: its files as they are without compression, and its rules. */
export function releasedPages(cloud: Cloud) {
  const last = cloud.hostingReleases.at(-1)?.['version'];
  const { files, ...released } = version.parse(cloud.hostingVersions.get(String(last)));
  const texts = Object.entries(files).map(([path, hash]) => {
    const bytes = cloud.pages.get(hash);
    if (bytes === undefined) throw new Error(`${path} was never uploaded.`);
    return [path, gunzipSync(bytes).toString()] as const;
  });
  return { ...released, files: new Map(texts) };
}
