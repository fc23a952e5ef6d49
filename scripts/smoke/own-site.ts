import { z } from 'zod';

const configSchema = z.object({ projectId: z.string() });
const limitMs = 10_000;

/**
 * Which of these origins serves the project's pages: the first that tells of the project, for the site
 * need not bear its name. Where none does, the first one: it is looked at more closely later.
 */
export async function ownSite(project: string, origins: readonly string[]): Promise<string> {
  for (const origin of origins) {
    const config = await fetch(`${origin}/__/firebase/init.json`, {
      signal: AbortSignal.timeout(limitMs),
    })
      .then(async (reply) => configSchema.parse(await reply.json()))
      .catch(() => null);
    if (config?.projectId === project) return origin;
  }
  return origins[0] ?? `https://${project}.web.app`;
}
