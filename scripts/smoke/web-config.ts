import { z } from 'zod';
import { newBucketName } from '../setup/default-bucket.ts';
import { ask, jsonOf } from './ask.ts';
import { Finding } from './finding.ts';
import type { Limits } from './limits.ts';
import type { Target } from './target.ts';

const configSchema = z.object({
  projectId: z.string(),
  apiKey: z.string().min(1).optional(),
  appId: z.string().min(1).optional(),
  storageBucket: z.string().optional(),
});

/** What the site tells its pages of the project. */
export interface WebConfig {
  apiKey: string;
  appId: string | null;
  bucket: string;
}

export async function readWebConfig(
  target: Target,
  { requestMs }: Limits,
  signal: AbortSignal,
): Promise<WebConfig> {
  const url = `${target.site}/__/firebase/init.json`;
  const reply = await ask(url, { limitMs: requestMs, signal });
  return judgeWebConfig(target, reply.status, await jsonOf(reply));
}

/** Throws a Finding unless pages can start with it. */
export function judgeWebConfig(
  { project, isLocal, site }: Pick<Target, 'project' | 'isLocal' | 'site'>,
  status: number,
  body: unknown,
): WebConfig {
  const deploy = `Run \`npm run setup -- ${project}\`, which makes the site and its web app, then \`npm run deploy -- ${project}\`.`;
  const sites = `\`npx firebase hosting:sites:list --project ${project}\` shows what sites it has.`;
  const read = configSchema.safeParse(body);
  if (status !== 200 || !read.success) {
    throw new Finding(
      `${site}/__/firebase/init.json answers ${status}${status === 200 ? ', and no configuration' : ''}: pages cannot start.`,
      deploy,
    );
  }
  const { projectId, apiKey, appId = null, storageBucket } = read.data;
  if (projectId !== project) {
    throw new Finding(
      `The site is of the project ${projectId}, not of ${project}.`,
      `${sites} ${deploy}`,
    );
  }
  const missing = apiKey === undefined ? 'apiKey' : appId === null && !isLocal ? 'appId' : null;
  if (apiKey === undefined || missing !== null) {
    throw new Finding(`init.json has no ${missing}: no web app is linked to the site.`, deploy);
  }
  // The emulator names a bucket that is not the local project's.
  const named = isLocal ? undefined : storageBucket;
  return { apiKey, appId, bucket: named || newBucketName(project) };
}
