export interface Done {
  project: string;
  /** Where its pages will be. */
  origins: readonly string[];
  /** Names of alerts that are there and tell nobody. */
  silentAlerts: readonly string[];
  /** Titles of steps that failed, and that nothing else needs. */
  leftOut: readonly string[];
  /** Whom alerts were to tell; null: nobody. */
  notificationChannel: string | null;
}

/** What setup says at its end. */
export function whatIsNext(done: Done): string {
  const { project, origins, silentAlerts, leftOut } = done;
  return [
    '',
    `${project} is ready. Its pages will be at ${origins.join(' and ')}.`,
    ...(leftOut.length === 0 ? [] : [describeLeftOut(done)]),
    ...(silentAlerts.length === 0 ? [] : [describeSilent(project, silentAlerts)]),
    'Next:',
    '  1. Switch on sign-in by email and password:',
    `     https://console.firebase.google.com/project/${project}/authentication/providers`,
    `  2. If the old servers ran here: npm run migrate -- --project ${project}`,
    `  3. npm run deploy -- ${project}`,
    `  4. Sign up at ${origins[0]}, then make yourself an admin:`,
    '     gcloud auth application-default login',
    `     npm run admin -- grant <your email> --project ${project}`,
    `  5. npm run smoke -- ${project}`,
    `With a Gemini key: gcloud secrets versions add GEMINI_API_KEY --data-file=- --project=${project}, then deploy again.`,
  ].join('\n');
}

function describeLeftOut({ project, leftOut, notificationChannel }: Done): string {
  const notify = notificationChannel === null ? '' : ` --notify ${notificationChannel}`;
  return [
    '\nLeft out, since nothing else needs it (why is said above):',
    ...leftOut.map((title) => `  - ${title}`),
    `Run \`npm run setup -- ${project}${notify}\` again for it, at the latest after the first deploy.\n`,
  ].join('\n');
}

const makeChannel = (project: string) =>
  `gcloud beta monitoring channels create --type=email --display-name=Flokraft --channel-labels=email_address=<your email> --project=${project}`;
const notifyChannel = (project: string) =>
  `npm run setup -- ${project} --notify <the name that it prints>`;

/** In one sentence. */
export const beToldByEmail = (project: string) =>
  `To be told by email, run \`${makeChannel(project)}\`, then \`${notifyChannel(project)}\``;

const describeSilent = (project: string, names: readonly string[]) => `
These alerts tell nobody yet: ${names.join('; ')}.
To be told by email:
  ${makeChannel(project)}
  ${notifyChannel(project)}
`;
