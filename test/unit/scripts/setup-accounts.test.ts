import { describe, expect, it } from 'vitest';
import { buildSteps } from '../../../scripts/setup/build-steps.ts';

const steps = buildSteps({
  project: 'my-dance-app',
  projectNumber: '123456',
  region: 'europe-west4',
  allowedOrigins: [],
  notificationChannel: null,
});

/** What an account is let do: the role, and on what. */
function rightsOf(account: string): string[] {
  return steps
    .map(({ apply }) => apply.argv)
    .filter((argv) => argv.includes(`--member=serviceAccount:${account}`))
    .map((argv) => {
      const target = argv[argv.indexOf('add-iam-policy-binding') + 1];
      const role = argv.find((part) => part.startsWith('--role='))?.replace('--role=roles/', '');
      return `${role} on ${target}`;
    })
    .toSorted();
}

const functions = 'flokraft-functions@my-dance-app.iam.gserviceaccount.com';
const worker = 'flokraft-worker@my-dance-app.iam.gserviceaccount.com';
const bucket = 'gs://my-dance-app.firebasestorage.app';

describe('the accounts that setup makes', () => {
  it('let the worker touch its bucket, Firestore and the key of the model, and nothing else', () => {
    expect(rightsOf(worker)).toEqual([
      'datastore.user on my-dance-app',
      'secretmanager.secretAccessor on GEMINI_API_KEY',
      `storage.objectAdmin on ${bucket}`,
    ]);
  });

  it('let the other functions do what they do, sign as themselves alone, and build nothing', () => {
    expect(rightsOf(functions)).toEqual([
      'cloudtasks.enqueuer on my-dance-app',
      'cloudtasks.taskDeleter on my-dance-app',
      'cloudtasks.viewer on my-dance-app',
      'datastore.user on my-dance-app',
      'eventarc.eventReceiver on my-dance-app',
      'firebaseauth.admin on my-dance-app',
      `iam.serviceAccountTokenCreator on ${functions}`,
      `iam.serviceAccountUser on ${functions}`,
      'run.invoker on my-dance-app',
      'secretmanager.secretAccessor on CURSOR_SIGNING_KEY',
      'secretmanager.secretAccessor on GEMINI_API_KEY',
      'secretmanager.secretAccessor on MONITOR_TOKEN',
      `storage.objectAdmin on ${bucket}`,
    ]);
  });

  it('leave building to an account that no function runs as', () => {
    expect(rightsOf('123456-compute@developer.gserviceaccount.com')).toEqual([
      'cloudbuild.builds.builder on my-dance-app',
    ]);
    const builders = steps.filter(({ apply }) => apply.argv.join().includes('cloudbuild.builds'));
    expect(builders).toHaveLength(1);
  });

  it('are there before anything is bound to them, and are made once', () => {
    for (const [name, account] of [
      ['flokraft-functions', functions],
      ['flokraft-worker', worker],
    ] as const) {
      const made = steps.findIndex(({ apply }) =>
        apply.argv.join(' ').includes(`service-accounts create ${name} `),
      );
      expect(steps[made]?.check?.argv).toEqual(expect.arrayContaining(['describe', account]));
      const bound = steps.findIndex(({ apply }) =>
        apply.argv.includes(`--member=serviceAccount:${account}`),
      );
      expect(made).toBeGreaterThanOrEqual(0);
      expect(bound).toBeGreaterThan(made);
    }
  });
});
