/** A failure of `firebase deploy`, known by its words. */
export interface KnownFailure {
  words: RegExp;
  /** As docs/runbook.md quotes it, in "A first deploy fails". */
  seen: string;
  cause: string;
  /** For an operator, who replaces <project>. */
  todo: string;
  /** It passes by itself within minutes: the deploy waits this long and tries once more. */
  passesAfterMinutes?: number;
}

const again = '`npm run deploy -- <project>`';
const setup = '`npm run setup -- <project>`';

/** The first whose words are found says what to do; the surest come first. */
export const knownFailures: readonly KnownFailure[] = [
  {
    words:
      /Permission denied while using the Eventarc Service Agent|If you recently started to use Eventarc|first time using 2nd gen functions/,
    seen: 'Permission denied while using the Eventarc Service Agent',
    cause: "the permissions of Eventarc's own account are still on their way",
    todo: `Wait five minutes, then ${again} again.`,
    passesAfterMinutes: 5,
  },
  {
    words: /maxScale may not exceed|project quotas don't allow for the current max instances/,
    seen: 'maxScale may not exceed',
    cause: 'the project may not have so many instances of a function',
    todo: `Lower MAX_INSTANCES, and MAX_CONCURRENT_PROCESSING of processAnalysis, in functions/.env.<project> to what is said, or ask for more at https://cloud.google.com/run/quotas; then ${again}.`,
  },
  {
    words: /Quota exceeded for total allowable CPU/i,
    seen: 'Quota exceeded for total allowable CPU per project per region',
    cause: 'all instances together may not have so many processors in this region',
    todo: `Lower MAX_INSTANCES or MAX_CONCURRENT_PROCESSING in functions/.env.<project>, or ask for more at https://cloud.google.com/run/quotas; then ${again}.`,
  },
  {
    words:
      /do not belong to a permitted customer|allowedPolicyMemberDomains|Unable to set the invoker for the IAM policy|Failed to set the IAM Policy on the Service/,
    seen: 'do not belong to a permitted customer',
    cause:
      'an organisation forbids services that everybody may call (allowedPolicyMemberDomains), or this account may not set who calls one',
    todo: 'Have an administrator of the organisation except this project from "Domain restricted sharing"; without an organisation, use an account with the role Owner. Then delete the functions that are named, and deploy again: only a new function is opened to callers.',
  },
  {
    words:
      /has not been used in project \S+ before or it is disabled|SERVICE_DISABLED|Permissions? denied enabling|permission to enable APIs|Must enable required APIs|Timed out waiting for API/,
    seen: 'has not been used in project … before or it is disabled',
    cause: 'an API is switched off, or was switched on just now',
    todo: `${setup}, wait some minutes, then ${again}.`,
  },
  {
    words:
      /must be on the Blaze|requires? the (Blaze|pay-as-you-go)|billing account .* (disabled|not open)|BILLING_DISABLED/i,
    seen: 'must be on the Blaze (pay-as-you-go) plan',
    cause: 'no billing account is linked',
    todo: `Link one at https://console.firebase.google.com/project/<project>/usage/details, then ${setup} and ${again}.`,
  },
  {
    words:
      /no Hosting site|Could not determine the default site|Assertion failed: resolving hosting target/i,
    seen: 'Unable to deploy to Hosting as there is no Hosting site',
    cause: 'the project was not set up',
    todo: `${setup}, then ${again}.`,
  },
  {
    words:
      /Firebase Storage has not been set up|Your project is being set up|Can't find the storage bucket region/,
    seen: 'Firebase Storage has not been set up',
    cause: 'the project has no default bucket',
    todo: `${setup}, then ${again}.`,
  },
  {
    words: /cannot listen to a bucket in region|cannot listen to a database in region/,
    seen: 'cannot listen to a bucket in region',
    cause: 'REGION is not where the bucket is, which cannot move',
    todo: `Set REGION in functions/.env.<project> to that region, then ${setup} and ${again}.`,
  },
  {
    words: /database '?\(default\)'? does not exist|The database \(default\) does not exist/,
    seen: 'The database (default) does not exist',
    cause: 'the project has no Firestore database',
    todo: `${setup}, then ${again}.`,
  },
  {
    words:
      /Failed to validate secret|no value for the secret|Secret \S+ not found|Secret \[\S+\] not found|not in ENABLED state|does not have any version/i,
    seen: 'Failed to validate secret versions',
    cause: 'a secret is missing, or has no value',
    todo: `${setup}, which makes those that are missing, then ${again}.`,
  },
  {
    words:
      /missing permission on the build service account|build service account .* (permission|role)/i,
    seen: 'Could not build the function due to a missing permission on the build service account',
    cause: 'the account of builds may not build, or may not yet',
    todo: `${setup}, which lets it, wait two minutes, then ${again}.`,
    passesAfterMinutes: 2,
  },
  {
    words:
      /service account \S+ (was not found|does not exist)|Service account projects\/\S+ was not found/i,
    seen: 'Service account … was not found',
    cause: 'an account that the functions run as is missing, or was made just now',
    todo: `${setup}, wait a minute, then ${again}.`,
  },
  {
    words: /iam\.serviceAccounts\.ActAs/i,
    seen: 'You must have permission iam.serviceAccounts.ActAs',
    cause: 'who deploys may not act as the accounts that the functions run and are built as',
    todo: 'Use an Owner, or give this account the role Service Account User on the three accounts that docs/runbook.md names under "Accounts".',
  },
  {
    words:
      /have you run firebase login|credentials are no longer valid|Authentication Error|invalid_grant|invalid authentication credentials|HTTP Error: 401/,
    seen: 'Failed to authenticate, have you run firebase login?',
    cause: 'nobody is logged in to Firebase, or no longer',
    todo: `\`npx firebase login --reauth\` (without a browser: GOOGLE_APPLICATION_CREDENTIALS names a service account's key), then ${again}.`,
  },
  {
    words: /Failed to get Firebase project|failed to get project/i,
    seen: 'Failed to get Firebase project',
    cause:
      'the id is misspelt, this account may not see the project, or Firebase was not added to it',
    todo: `Look at \`npx firebase projects:list\`; if it is not there, ${setup}.`,
  },
  {
    words: /Missing required permission|does not have permission|PERMISSION_DENIED|HTTP Error: 403/,
    seen: 'HTTP Error: 403',
    cause: 'who deploys may not do that, or may not yet',
    todo: `Use an account with the role Owner. One that was given just now takes some minutes. Then ${again}.`,
  },
  {
    words:
      /failed to start and listen on the port|Container Healthcheck failed|HealthCheckContainerError/i,
    seen: 'The user-provided container failed to start and listen on the port',
    cause: 'a function does not start',
    todo: 'Read its log, which firebase-tools links to above; if the commit before this one deploys, deploy that.',
  },
  {
    words: /Build failed|build error/i,
    seen: 'Build failed',
    cause: 'Cloud Build could not install or pack the functions',
    todo: `Read the log of the build, which is linked to above. Packages that could not be fetched are a matter of minutes: ${again}.`,
  },
  {
    words:
      /unable to queue the operation|Exceeded maximum retries|Quota exceeded for quota metric|HTTP Error: (409|429)/i,
    seen: 'unable to queue the operation',
    cause: 'Google takes only so many changes of functions at once',
    todo: `Wait two minutes, then ${again}: what was deployed is left out.`,
    passesAfterMinutes: 2,
  },
  {
    words: /ENOTFOUND|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|socket hang up|HTTP Error: 50\d/,
    seen: 'Failed to make request … ETIMEDOUT',
    cause: 'the network, or Google for a moment',
    todo: `${again}; behind a proxy set HTTPS_PROXY.`,
  },
];

export const readFailure = (said: string): KnownFailure | undefined =>
  knownFailures.find(({ words }) => words.test(said));

/** What an operator is told. */
export function describeFailure(said: string, project: string): string {
  const known = readFailure(said);
  const advice =
    known === undefined
      ? `firebase-tools says why above. Mend that, then ${again}: it begins where it is needed.`
      : `Cause: ${known.cause}.\nWhat to do: ${known.todo}`;
  return [
    'The deploy failed.',
    advice,
    'What was deployed stays. More: docs/runbook.md, "A first deploy fails".',
  ]
    .join('\n')
    .replaceAll('<project>', project);
}
