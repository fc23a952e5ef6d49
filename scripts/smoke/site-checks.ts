import type { About } from './about.ts';
import { ask, jsonOf } from './ask.ts';
import type { Check } from './check.ts';
import { Finding } from './finding.ts';
import { judgeCaching, judgePage, namedFileOf } from './judge-pages.ts';
import { openToCallers } from './visitor.ts';
import { readWebConfig } from './web-config.ts';

/** What the site serves before anybody signs in. */
export function siteChecks({ target, limits, made }: About): Check[] {
  const get = (path: string, signal: AbortSignal) =>
    ask(`${target.site}${path}`, { limitMs: limits.requestMs, signal });

  async function getPage(signal: AbortSignal) {
    const reply = await get('/app', signal);
    const html = await reply.text();
    if (reply.status === 200 && /^\s*<!doctype html>/i.test(html)) {
      return { headers: reply.headers, html };
    }
    throw new Finding(
      `${target.site}/app answers ${reply.status}, and no page.`,
      `Run \`npm run deploy -- ${target.project}\`: Hosting is released last.`,
    );
  }

  return [
    {
      id: 'init',
      title: 'The site tells pages of this project (init.json)',
      async run(signal) {
        made.config = await readWebConfig(target, limits, signal);
        return '';
      },
    },
    {
      id: 'policy',
      title: 'Pages run their own scripts and no others (CSP)',
      async run(signal) {
        judgePage(await getPage(signal), new URL(target.functions).origin);
        return '';
      },
    },
    {
      id: 'caching',
      title: 'Browsers keep files as long as they should',
      async run(signal) {
        const { headers, html } = await getPage(signal);
        const path = namedFileOf(html);
        if (path === null) {
          throw new Finding('The page has no script.', 'Run `npm run deploy` again.');
        }
        judgeCaching(await get(path, signal), headers);
        return '';
      },
    },
    {
      id: 'api',
      title: 'The site hands requests on to the API',
      async run(signal) {
        const reply = await get('/health', signal);
        const health = (await jsonOf(reply)) as { status?: unknown; version?: unknown } | null;
        if (reply.status === 200 && health?.status === 'ok') return `version ${health.version}`;
        throw new Finding(
          `${target.site}/health answers ${reply.status}${health === null ? ', and no JSON' : ''}: the site does not reach the function api.`,
          reply.status === 401 || reply.status === 403
            ? openToCallers('api', target.project)
            : `Is it there? \`gcloud functions describe api --v2 --region=${target.region} --project=${target.project}\`. If not, run \`npm run deploy -- ${target.project}\`.`,
        );
      },
    },
  ];
}
