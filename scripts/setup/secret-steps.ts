import type { CloudProject } from './cloud-project.ts';
import { accountOf } from './role-steps.ts';
import type { Secret, Step } from './step.ts';

type Reader = 'functions' | 'worker';

const secrets: readonly {
  name: string;
  first: Secret;
  purpose: string;
  readers: readonly Reader[];
}[] = [
  {
    name: 'GEMINI_API_KEY',
    first: { kind: 'text', text: 'none' },
    purpose: '"none" until you have a key: the signal analyzer judges meanwhile',
    // The worker calls the model; a trigger removes what it left there.
    readers: ['functions', 'worker'],
  },
  {
    name: 'CURSOR_SIGNING_KEY',
    first: { kind: 'random', sizeBytes: 32 },
    purpose: 'signs the cursors of lists',
    readers: ['functions'],
  },
  {
    name: 'MONITOR_TOKEN',
    first: { kind: 'random', sizeBytes: 32 },
    purpose: 'opens the operator routes to a monitor',
    readers: ['functions'],
  },
];

/** A secret that is bound must exist, with a value, before functions can be deployed. */
export function secretSteps({ project }: CloudProject): Step[] {
  const of = `--project=${project}`;
  const remedy = 'Use an account with the role Secret Manager Admin on the project.';
  return secrets.flatMap(({ name, first, purpose, readers }): Step[] => [
    {
      title: `Create the secret ${name} (${purpose})`,
      check: { argv: ['gcloud', 'secrets', 'describe', name, of] },
      apply: {
        argv: [
          'gcloud',
          'secrets',
          'create',
          name,
          '--replication-policy=automatic',
          of,
          '--quiet',
        ],
      },
      remedy,
    },
    {
      title: `Give ${name} its first value`,
      check: {
        argv: ['gcloud', 'secrets', 'versions', 'describe', 'latest', `--secret=${name}`, of],
      },
      apply: {
        argv: ['gcloud', 'secrets', 'versions', 'add', name, '--data-file=-', of, '--quiet'],
        stdin: first,
      },
      remedy,
    },
    ...readers.map(
      (reader): Step => ({
        title: `Let the ${reader} read ${name}`,
        apply: {
          argv: [
            ...['gcloud', 'secrets', 'add-iam-policy-binding', name],
            `--member=serviceAccount:${accountOf(reader, project)}`,
            ...['--role=roles/secretmanager.secretAccessor', of, '--quiet', '--format=none'],
          ],
        },
        remedy,
      }),
    ),
  ]);
}
