import { type GoogleApi, mustFind } from './google-api.ts';
import type { Pause } from './not-yet.ts';
import { OperatorError } from './operator-error.ts';

const hosting = 'https://firebasehosting.googleapis.com/v1beta1';
const firebase = 'https://firebase.googleapis.com/v1beta1';

/** https://firebase.google.com/docs/reference/hosting/rest/v1beta1/projects.sites */
interface Site {
  /** `projects/<project>/sites/<site>` */
  name: string;
  defaultUrl?: string;
  /** The web app whose settings `/__/firebase/init.json` gives its pages. */
  appId?: string;
  type?: string;
}

interface WebApp {
  appId: string;
  displayName?: string;
  state?: string;
}

/** Of Google's long operations. */
interface Operation<Result> {
  name: string;
  done?: boolean;
  response?: Result;
  error?: { message: string };
}

const appName = 'Flokraft';
const idOf = ({ name }: Site) => name.split('/').at(-1) ?? name;

/** The site that a deploy releases to; null where the project has none yet. */
export async function findSite(google: GoogleApi, project: string): Promise<Site | null> {
  const sites = await listAll<Site>(google, `${hosting}/projects/${project}/sites`, 'sites');
  const byDefault = sites.find(({ type }) => type === 'DEFAULT_SITE');
  return byDefault ?? sites.find((site) => idOf(site) === project) ?? null;
}

/** Where the pages of a site are, as browsers name it. */
export const originsOfSite = (site: Site): string[] => [
  `https://${idOf(site)}.web.app`,
  `https://${idOf(site)}.firebaseapp.com`,
];

/** Makes what is missing of a site and a web app linked to it, and answers the site. */
export async function prepareSite(google: GoogleApi, project: string, pause: Pause): Promise<Site> {
  const site = await findSite(google, project);
  if (site?.appId) return site;
  const { appId } = (await findWebApp(google, project)) ?? (await makeApp(google, project, pause));
  if (site === null) return createSite(google, project, appId);
  const address = `${hosting}/projects/${project}/sites/${idOf(site)}?updateMask=appId`;
  await google.patch<Site>(address, { appId }).then((answer) => mustFind('The site', answer));
  return { ...site, appId };
}

async function findWebApp(google: GoogleApi, project: string): Promise<WebApp | undefined> {
  const apps = await listAll<WebApp>(google, `${firebase}/projects/${project}/webApps`, 'apps');
  return apps.find(({ displayName, state }) => displayName === appName && state !== 'DELETED');
}

async function makeApp(google: GoogleApi, project: string, pause: Pause): Promise<WebApp> {
  const address = `${firebase}/projects/${project}/webApps`;
  let operation = mustFind(
    'A web app',
    await google.post<Operation<WebApp>>(address, { displayName: appName }),
  );
  for (let asked = 0; !operation.done && asked < 30; asked++) {
    await pause(2_000);
    operation = mustFind('A web app', await google.get(`${firebase}/${operation.name}`));
  }
  if (operation.response?.appId) return operation.response;
  throw new OperatorError(
    `No web app was made: ${operation.error?.message ?? 'Firebase still works on it after a minute'}.`,
  );
}

/**
 * Only a site whose id is the project's becomes its default one, which firebase-tools deploys to. Ids
 * are unique among all projects, so that somebody may have that one.
 */
async function createSite(google: GoogleApi, project: string, appId: string): Promise<Site> {
  const address = `${hosting}/projects/${project}/sites?siteId=${project}`;
  const answer = await google.post<Site>(address, { appId });
  if (!answer.found && /reserved by another project/.test(answer.words)) {
    throw new OperatorError(
      `Another project has the Hosting site ${project}. Click "Get started" at https://console.firebase.google.com/project/${project}/hosting, which makes the default site under another name.`,
    );
  }
  return { ...mustFind('A Hosting site', answer), appId };
}

async function listAll<Item>(google: GoogleApi, address: string, field: string): Promise<Item[]> {
  const items: Item[] = [];
  let token = '';
  do {
    const page = mustFind(
      address,
      await google.get<Record<string, unknown>>(
        `${address}?pageSize=100${token && `&pageToken=${encodeURIComponent(token)}`}`,
      ),
    );
    items.push(...((page[field] ?? []) as Item[]));
    token = String(page['nextPageToken'] ?? '');
  } while (token !== '');
  return items;
}
