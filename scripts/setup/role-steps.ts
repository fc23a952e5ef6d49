import { defaultBucket } from './bucket-steps.ts';
import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

/** The account that 2nd-gen functions run as unless told otherwise. */
export const runtimeAccount = (projectNumber: string) =>
  `${projectNumber}-compute@developer.gserviceaccount.com`;

/** What the functions do across the project, by the role that allows it. */
const projectRoles: readonly (readonly [role: string, purpose: string])[] = [
  ['datastore.user', 'read and write Firestore'],
  ['firebaseauth.viewer', 'look up whether a session was revoked'],
  ['cloudtasks.enqueuer', 'enqueue tasks'],
  ['cloudtasks.taskDeleter', 'delete the task of a cancelled run'],
  ['cloudtasks.queueAdmin', 'read, pause and resume the queue'],
  ['run.invoker', 'call the functions that tasks, events and schedules wake'],
  ['eventarc.eventReceiver', 'receive events of Firestore and Storage'],
  ['cloudbuild.builds.builder', 'build the functions at a deploy'],
];

/** Binding a role that is bound does nothing, so these need no check. */
export function roleSteps({ project, projectNumber }: CloudProject): Step[] {
  const account = runtimeAccount(projectNumber);
  const member = `--member=serviceAccount:${account}`;
  const remedy =
    'Use an account with the role Owner or Project IAM Admin. If the runtime account is missing, ' +
    'wait a minute: it appears soon after the API of Cloud Build is enabled.';
  const bind = (title: string, target: readonly string[], who: string, role: string): Step => ({
    title,
    apply: {
      argv: [
        ...['gcloud', ...target, who, `--role=roles/${role}`],
        // Without it gcloud asks which condition is meant, once a policy has one.
        ...(target[0] === 'projects' || target[0] === 'iam' ? ['--condition=None'] : []),
        ...[`--project=${project}`, '--quiet', '--format=none'],
      ],
    },
    remedy,
  });
  const onProject = ['projects', 'add-iam-policy-binding', project];
  const onAccount = ['iam', 'service-accounts', 'add-iam-policy-binding', account];
  const bucket = `gs://${defaultBucket(project)}`;
  const storageAgent = `service-${projectNumber}@gs-project-accounts.iam.gserviceaccount.com`;
  return [
    {
      title: 'Make sure that Cloud Storage has its own account in the project',
      apply: { argv: ['gcloud', 'storage', 'service-agent', `--project=${project}`] },
      remedy,
    },
    bind(
      'Let Cloud Storage announce uploads',
      onProject,
      `--member=serviceAccount:${storageAgent}`,
      'pubsub.publisher',
    ),
    ...projectRoles.map(([role, purpose]) =>
      bind(`Let the functions ${purpose}`, onProject, member, role),
    ),
    bind(
      'Let the functions keep videos in the bucket',
      ['storage', 'buckets', 'add-iam-policy-binding', bucket],
      member,
      'storage.objectAdmin',
    ),
    bind('Let the functions sign URLs', onAccount, member, 'iam.serviceAccountTokenCreator'),
    bind(
      'Let tasks call the functions as this account',
      onAccount,
      member,
      'iam.serviceAccountUser',
    ),
  ];
}
