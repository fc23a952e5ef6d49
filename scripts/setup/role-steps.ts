import { accountNames } from '../../functions/src/domain/accounts.ts';
import { bindRole } from './bind-role.ts';
import { bucketOf } from './bucket-steps.ts';
import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

/** What the platform builds functions as: firebase-tools has no option for another. */
export const buildAccount = (projectNumber: string) =>
  `${projectNumber}-compute@developer.gserviceaccount.com`;

export const accountOf = (name: keyof typeof accountNames, project: string) =>
  `${accountNames[name]}@${project}.iam.gserviceaccount.com`;

type Role = readonly [role: string, purpose: string];

/** What the functions do across the project, by the role that allows it. */
const functionsRoles: readonly Role[] = [
  ['datastore.user', 'read and write Firestore'],
  [
    'firebaseauth.admin',
    'look up whether a session was revoked, and remove an account at its wish',
  ],
  ['cloudtasks.enqueuer', 'enqueue tasks'],
  ['cloudtasks.taskDeleter', 'delete the task of a cancelled run'],
  ['cloudtasks.viewer', 'see how full the queue is'],
  ['run.invoker', 'call the functions that tasks, events and schedules wake'],
  ['eventarc.eventReceiver', 'receive events of Firestore and Storage'],
];

export function roleSteps(cloud: CloudProject): Step[] {
  const { project, projectNumber } = cloud;
  const remedy =
    'Use an account with the role Owner, or those of Project IAM Admin and Service Account Admin. ' +
    "If the account of builds is missing, wait a minute: it appears soon after Cloud Build's API is enabled.";
  const bind = (title: string, target: readonly string[], account: string, role: string): Step =>
    bindRole({ title, project, target, account, role, remedy });
  const functions = accountOf('functions', project);
  const worker = accountOf('worker', project);
  const onProject = ['projects', 'add-iam-policy-binding', project];
  const onFunctions = ['iam', 'service-accounts', 'add-iam-policy-binding', functions];
  const onBucket = [...['storage', 'buckets', 'add-iam-policy-binding', `gs://${bucketOf(cloud)}`]];
  const storageAgent = `service-${projectNumber}@gs-project-accounts.iam.gserviceaccount.com`;
  return [
    create('functions', 'runs the functions', { project, remedy }),
    create('worker', 'runs processAnalysis, which opens videos', { project, remedy }),
    {
      title: 'Make sure that Cloud Storage has its own account in the project',
      apply: { argv: ['gcloud', 'storage', 'service-agent', `--project=${project}`] },
      remedy,
    },
    bind('Let Cloud Storage announce uploads', onProject, storageAgent, 'pubsub.publisher'),
    ...functionsRoles.map(([role, purpose]) =>
      bind(`Let the functions ${purpose}`, onProject, functions, role),
    ),
    bind('Let the functions keep videos in the bucket', onBucket, functions, 'storage.objectAdmin'),
    bind('Let the functions sign URLs', onFunctions, functions, 'iam.serviceAccountTokenCreator'),
    bind(
      'Let tasks call the functions as this account',
      onFunctions,
      functions,
      'iam.serviceAccountUser',
    ),
    bind('Let the worker read and write Firestore', onProject, worker, 'datastore.user'),
    bind('Let the worker keep videos in the bucket', onBucket, worker, 'storage.objectAdmin'),
    bind(
      'Let another account build the functions at a deploy',
      onProject,
      buildAccount(projectNumber),
      'cloudbuild.builds.builder',
    ),
  ];
}

function create(
  name: keyof typeof accountNames,
  purpose: string,
  { project, remedy }: { project: string; remedy: string },
): Step {
  const accounts = ['gcloud', 'iam', 'service-accounts'];
  return {
    title: `Create the account that ${purpose}`,
    check: {
      argv: [...accounts, 'describe', accountOf(name, project), `--project=${project}`],
    },
    apply: {
      argv: [
        ...[...accounts, 'create', accountNames[name], `--display-name=Flokraft: ${purpose}`],
        ...[`--project=${project}`, '--quiet'],
      ],
    },
    remedy,
  };
}
