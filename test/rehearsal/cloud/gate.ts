import type { Cloud } from './cloud.ts';
import { type Answer, type Asked, refuse } from './route.ts';

/** By these people sign in; and what was signed beforehand is uploaded. */
const open: ReadonlySet<string> = new Set(['www', 'oauth2', 'upload-firebasehosting']);

/** Answered whatever is switched on: by these an API is found and switched on. */
const always: ReadonlySet<string> = new Set(['serviceusage', 'cloudresourcemanager', 'compute']);

const refusals = new WeakMap<Cloud, number>();

/** What Google answers before the API itself has a look: an API that is off, nobody who pays. */
export function gate(asked: Asked, cloud: Cloud): Answer | null {
  if (!asked.host.endsWith('.googleapis.com')) return null;
  const api = asked.host.slice(0, asked.host.indexOf('.'));
  if (open.has(api)) return null;
  if (cloud.misbehaves.signedOut) return signedOut;
  if (always.has(api)) return null;
  const fresh = cloud.misbehaves.freshApiRefusals;
  const refused = refusals.get(cloud) ?? 0;
  const isFresh = fresh?.api === api && refused < fresh.refusals;
  if (isFresh) refusals.set(cloud, refused + 1);
  if (isFresh || !cloud.enabledAt.has(api)) return notEnabled(api, cloud);
  const payer = asked.headers['x-goog-user-project'];
  if (cloud.misbehaves.quotaProjectRequired && needsPayer.has(api) && payer !== cloud.project) {
    return noPayer(api);
  }
  return null;
}

/** Those that are asked with application-default credentials, and take no request that nobody pays for. */
const needsPayer: ReadonlySet<string> = new Set(['identitytoolkit', 'cloudtasks']);

const signedOut = refuse(
  401,
  'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
);

const notEnabled = (api: string, { project, number }: Cloud) =>
  refuse(
    403,
    `${api}.googleapis.com has not been used in project ${number} before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/${api}.googleapis.com/overview?project=${project} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
    [reason('SERVICE_DISABLED', api)],
  );

/** The words of https://github.com/firebase/firebase-admin-node/issues/2169 */
const noPayer = (api: string) =>
  refuse(
    403,
    `Your application is authenticating by using local Application Default Credentials. The ${api}.googleapis.com API requires a quota project, which is not set by default. To learn how to set your quota project, see https://cloud.google.com/docs/authentication/adc-troubleshooting/user-creds .`,
    [reason('SERVICE_DISABLED', api)],
  );

const reason = (name: string, api: string) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason: name,
  domain: 'googleapis.com',
  metadata: { service: `${api}.googleapis.com`, consumer: 'projects/32555940559' },
});
