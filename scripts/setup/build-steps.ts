import { alertSteps } from './alert-steps.ts';
import { bucketSteps } from './bucket-steps.ts';
import type { CloudProject } from './cloud-project.ts';
import { roleSteps } from './role-steps.ts';
import { secretSteps } from './secret-steps.ts';
import type { Step } from './step.ts';

const services = [
  'firebase',
  'cloudfunctions',
  'run',
  'eventarc',
  'cloudtasks',
  'cloudscheduler',
  'secretmanager',
  'storage',
  'firebasestorage',
  'firestore',
  'firebaserules',
  'firebasehosting',
  'identitytoolkit',
  'artifactregistry',
  'cloudbuild',
  'iam',
  'iamcredentials',
  'pubsub',
  'logging',
  'monitoring',
];

/** Firestore's multi-regions, by the region whose functions may listen to them. */
const firestoreLocations: Readonly<Record<string, readonly string[]>> = {
  'us-central1': ['us-central1', 'nam5', 'nam7'],
  'europe-west1': ['europe-west1', 'eur3'],
};

/** Everything that a cloud project needs before `npm run deploy`, in order; safe to run again. */
export function buildSteps(cloud: CloudProject): Step[] {
  const { project, region } = cloud;
  const database = ['gcloud', 'firestore', 'databases'];
  return [
    {
      title: `Enable the APIs of ${project}`,
      apply: {
        argv: [
          ...['gcloud', 'services', 'enable'],
          ...services.map((service) => `${service}.googleapis.com`),
          `--project=${project}`,
        ],
      },
      remedy:
        'Link a billing account to the project (functions need the Blaze plan), and use an ' +
        'account with the role Owner or Editor.',
    },
    {
      title: 'Add Firebase to the project',
      check: { argv: ['firebase', 'apps:list', `--project=${project}`, '--non-interactive'] },
      apply: { argv: ['firebase', 'projects:addfirebase', project, '--non-interactive'] },
      remedy:
        'Run `firebase login`, and accept the terms of Firebase once at ' +
        'https://console.firebase.google.com.',
    },
    {
      title: `Create the Firestore database in ${region}`,
      check: {
        argv: [
          ...[...database, 'describe', '--database=(default)', '--format=value(locationId)'],
          `--project=${project}`,
        ],
        mustPrint: firestoreLocations[region] ?? [region],
      },
      apply: {
        argv: [
          ...[...database, 'create', '--database=(default)', '--type=firestore-native'],
          ...[`--location=${region}`, `--project=${project}`, '--quiet'],
        ],
      },
      remedy:
        'A database cannot move: set REGION in functions/.env.<project> to where it is, ' +
        'or use a new project.',
    },
    ...bucketSteps(cloud),
    ...roleSteps(cloud),
    ...secretSteps(cloud),
    ...alertSteps(cloud),
  ];
}
