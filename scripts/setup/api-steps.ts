import type { CloudProject } from './cloud-project.ts';
import type { Step } from './step.ts';

/** What runs here, and what firebase-tools would switch on in the middle of a deploy. */
const services = [
  'artifactregistry',
  'cloudbilling',
  'cloudbuild',
  'cloudfunctions',
  'cloudresourcemanager',
  'cloudscheduler',
  'cloudtasks',
  'eventarc',
  'firebase',
  'firebaseextensions',
  'firebasehosting',
  'firebaserules',
  'firebasestorage',
  'firestore',
  'iam',
  'iamcredentials',
  'identitytoolkit',
  'logging',
  'monitoring',
  'pubsub',
  'run',
  'secretmanager',
  'storage',
];

/** services:batchEnable takes no more, and gcloud sends all that it is given in one. */
const mostAtOnce = 20;

export function apiSteps({ project }: CloudProject): Step[] {
  const batches = Array.from({ length: Math.ceil(services.length / mostAtOnce) }, (_, index) =>
    services.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );
  return batches.map((batch, index) => ({
    title: `Enable the APIs of ${project} (${index + 1} of ${batches.length})`,
    apply: {
      argv: [
        ...['gcloud', 'services', 'enable'],
        ...batch.map((service) => `${service}.googleapis.com`),
        `--project=${project}`,
      ],
    },
    remedy:
      'Link a billing account to the project (functions need the Blaze plan), and use an ' +
      'account with the role Owner or Editor.',
  }));
}
