import { type DefaultBucket, findDefaultBucket } from './default-bucket.ts';
import type { GoogleApi } from './google-api.ts';
import { findSite, originsOfSite } from './hosting-site.ts';
import type { Pause } from './not-yet.ts';
import { OperatorError } from './operator-error.ts';

/** What Firebase called what it made. */
export interface Names {
  bucket: DefaultBucket['name'];
  /** Of the project's pages: `https://<site>.web.app` first. */
  origins: readonly string[];
}

const tries = 24;
const pauseMs = 5_000;

/** Reads them once they are there: new ones are not known everywhere at once. */
export async function readNames(google: GoogleApi, project: string, pause: Pause): Promise<Names> {
  for (let tried = 1; ; tried++) {
    const bucket = await findDefaultBucket(google, project);
    const site = await findSite(google, project);
    if (bucket !== null && site !== null) {
      return { bucket: bucket.name, origins: originsOfSite(site) };
    }
    if (tried === tries) {
      throw new OperatorError(
        `Firebase does not yet name the ${bucket === null ? 'default bucket' : 'Hosting site'} of ${project}. Wait some minutes, then run this again.`,
      );
    }
    await pause(pauseMs);
  }
}
