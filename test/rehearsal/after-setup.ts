import { buildSteps } from '../../scripts/setup/build-steps.ts';
import { type Cloud, emptyProject, newBucket, policyOf } from './cloud/cloud.ts';
import type { Misbehaviour } from './cloud/misbehaviour.ts';

/**
 * A project as setup leaves it, read from setup's own steps: so that what they leave out is missing
 * at a deploy, on machines without gcloud too.
 */
export function projectAfterSetup(region: string, misbehaves: Misbehaviour = {}): Cloud {
  const cloud = emptyProject(misbehaves);
  const steps = buildSteps({
    ...{ project: cloud.project, projectNumber: cloud.number, region },
    ...{ allowedOrigins: [], notificationChannel: null },
  });
  for (const { apply } of steps) carryOut(cloud, apply.argv);
  return cloud;
}

interface Command {
  /** What is not an option. */
  words: readonly string[];
  last: string;
  option(name: string): string;
}

function carryOut(cloud: Cloud, argv: readonly string[]): void {
  const words = argv.filter((word) => !word.startsWith('--'));
  const option = (name: string) =>
    argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
  for (const [pattern, effect] of effects) {
    if (pattern.test(words.join(' '))) effect(cloud, { words, last: words.at(-1) ?? '', option });
  }
}

const apiOf = (service: string) => service.replace('.googleapis.com', '');
/** For all that takes minutes. */
const longAgo = () => Date.now() - 3_600_000;

/** What a command makes in the project; what a deploy knows nothing of is left out. */
const effects: readonly (readonly [RegExp, (cloud: Cloud, command: Command) => void])[] = [
  [
    /^gcloud services enable /,
    ({ enabledAt }, { words }) => {
      for (const service of words.slice(3)) enabledAt.set(apiOf(service), longAgo());
    },
  ],
  [
    /services identity create$/,
    ({ agents }, { option }) => agents.set(apiOf(option('service')), longAgo()),
  ],
  [/^gcloud projects add-iam-policy-binding /, (cloud, command) => bind(cloud, 'project', command)],
  [
    /^gcloud (iam service-accounts|storage buckets) add-iam-policy-binding /,
    (cloud, command) => bind(cloud, command.last, command),
  ],
  [
    /^gcloud secrets add-iam-policy-binding /,
    (cloud, command) => bind(cloud, `projects/${cloud.project}/secrets/${command.last}`, command),
  ],
  [
    /^gcloud iam service-accounts create /,
    ({ accounts, project }, { last }) =>
      accounts.set(`${last}@${project}.iam.gserviceaccount.com`, {}),
  ],
  [/^gcloud secrets create /, ({ secrets }, { last }) => secrets.set(last, 0)],
  [/^gcloud secrets versions add /, ({ secrets }, { last }) => secrets.set(last, 1)],
  [
    /^gcloud firestore databases create$/,
    (cloud, { option }) => {
      const name = `projects/${cloud.project}/databases/(default)`;
      cloud.database = { name, locationId: option('location'), type: 'FIRESTORE_NATIVE' };
    },
  ],
  [
    /projects:addfirebase /,
    (cloud) => {
      cloud.hasFirebase = true;
    },
  ],
  [
    /prepare-hosting\.ts /,
    ({ sites, webApps, project, number }) => {
      const appId = `1:${number}:web:1`;
      webApps.push({ appId, displayName: 'Flokraft' });
      sites.set(project, { appId });
    },
  ],
  [
    /create-default-bucket\.ts /,
    (cloud, { last: region }) => {
      if (cloud.defaultBucket !== null) return;
      cloud.defaultBucket = `${cloud.project}.firebasestorage.app`;
      cloud.buckets.set(cloud.defaultBucket, newBucket(cloud.defaultBucket, region));
    },
  ],
];

function bind(cloud: Cloud, resource: string, { option }: Command): void {
  const policy = policyOf(cloud, resource);
  const added = { role: option('role'), members: [option('member')] };
  cloud.policies.set(resource, { ...policy, bindings: [...policy.bindings, added] });
}
