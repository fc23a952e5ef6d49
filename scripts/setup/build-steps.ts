import { agentSteps } from './agent-steps.ts';
import { alertSteps } from './alert-steps.ts';
import { apiSteps } from './api-steps.ts';
import { bucketStep, bucketSteps } from './bucket-steps.ts';
import type { CloudProject } from './cloud-project.ts';
import { metricSteps } from './metric-steps.ts';
import { roleSteps } from './role-steps.ts';
import { secretSteps } from './secret-steps.ts';
import type { Step } from './step.ts';

/** Firestore's multi-regions, by the region whose functions may listen to them. */
const firestoreLocations: Readonly<Record<string, readonly string[]>> = {
  'us-central1': ['us-central1', 'nam5', 'nam7'],
  'europe-west1': ['europe-west1', 'eur3'],
};

/** Everything that a cloud project needs before `npm run deploy`, in order; safe to run again. */
export const buildSteps = (cloud: CloudProject): Step[] => [
  ...groundSteps(cloud),
  ...furnishingSteps(cloud),
];

/** What is there afterwards: a site and a bucket, whose names Firebase chose. */
export function groundSteps(cloud: CloudProject): Step[] {
  const { project, region } = cloud;
  const database = ['gcloud', 'firestore', 'databases'];
  return [
    ...apiSteps(cloud),
    // Minutes pass until the last steps, and until a deploy, need what these begin.
    ...metricSteps(cloud),
    ...agentSteps(cloud),
    {
      title: 'Add Firebase to the project',
      check: { argv: ['firebase', 'apps:list', `--project=${project}`, '--non-interactive'] },
      apply: { argv: ['firebase', 'projects:addfirebase', project, '--non-interactive'] },
      remedy:
        'Run `firebase login`, and accept the terms of Firebase once at ' +
        'https://console.firebase.google.com.',
    },
    {
      title: 'Make a Hosting site, and a web app whose settings its pages get',
      apply: { argv: ['node', 'scripts/setup/prepare-hosting.ts', project] },
      remedy: 'Use an account with the role Firebase Admin on the project.',
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
    bucketStep(cloud),
  ];
}

/** What is done with them. */
export const furnishingSteps = (cloud: CloudProject): Step[] => [
  ...bucketSteps(cloud),
  ...roleSteps(cloud),
  ...secretSteps(cloud),
  ...alertSteps(cloud),
];
