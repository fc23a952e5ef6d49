import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { bucketLocations } from '../../../scripts/setup/bucket-steps.ts';
import { buildSteps } from '../../../scripts/setup/build-steps.ts';
import { describeStep } from '../../../scripts/setup/step.ts';

const cloud = {
  project: 'my-dance-app',
  projectNumber: '123456',
  region: 'europe-west4',
  allowedOrigins: ['https://dance.example'],
  notificationChannel: null,
};
const printed = (changes: Partial<typeof cloud> = {}) =>
  buildSteps({ ...cloud, ...changes })
    .map(describeStep)
    .join('\n');

describe('buildSteps', () => {
  it('puts database and bucket into the one region', () => {
    const steps = buildSteps(cloud);
    const placed = steps.filter((step) => step.check?.mustPrint !== undefined);
    expect(placed.map((step) => step.check?.mustPrint)).toEqual([
      ['europe-west4'],
      ['europe-west4', 'eu', 'eur4'],
    ]);
    expect(placed.map((step) => step.apply.argv.join(' '))).toEqual([
      expect.stringContaining('--location=europe-west4'),
      expect.stringContaining('create-default-bucket.ts my-dance-app europe-west4'),
    ]);
  });

  it('takes a Firestore multi-region that contains the region', () => {
    const steps = buildSteps({ ...cloud, region: 'us-central1' });
    const database = steps.find((step) => step.title.includes('Firestore database'));
    expect(database?.check?.mustPrint).toContain('nam5');
  });

  it('names the project in every command', () => {
    for (const step of buildSteps(cloud))
      expect(step.apply.argv.join(' ')).toContain('my-dance-app');
  });

  it('lets the allowed origins, and no others, upload', () => {
    expect(printed()).toContain('"origin":["https://dance.example"],"method":["PUT","GET"]');
  });

  it('lets the account of Cloud Storage publish', () => {
    expect(printed()).toContain(
      'serviceAccount:service-123456@gs-project-accounts.iam.gserviceaccount.com --role=roles/pubsub.publisher',
    );
  });

  it.each(['CURSOR_SIGNING_KEY', 'MONITOR_TOKEN'])('describes the value of %s, unseen', (name) => {
    expect(printed()).toContain(
      `gcloud secrets versions add ${name} --data-file=- --project=my-dance-app --quiet < <32 random bytes>`,
    );
  });

  it('changes no secret that has a value', () => {
    const values = buildSteps(cloud).filter((step) => step.apply.stdin !== undefined);
    expect(values).toHaveLength(3);
    for (const { check } of values) expect(check?.argv).toContain('latest');
  });

  it('enables every API that a deploy needs, of which firebase-tools would enable some itself', () => {
    const enabled = enableSteps().flatMap((argv) => argv.slice(3, -1));
    expect(new Set(enabled).size).toBe(enabled.length);
    for (const api of [
      ...['cloudresourcemanager', 'firebaseextensions', 'cloudbilling', 'firebasehosting'],
      ...['cloudfunctions', 'cloudbuild', 'artifactregistry', 'run', 'eventarc', 'pubsub'],
      ...[
        'storage',
        'secretmanager',
        'cloudscheduler',
        'cloudtasks',
        'firestore',
        'firebasestorage',
      ],
    ]) {
      expect(enabled).toContain(`${api}.googleapis.com`);
    }
  });

  it('enables at most 20 APIs at once, which is what one request may hold', () => {
    for (const argv of enableSteps()) {
      expect(argv.filter((part) => part.endsWith('.googleapis.com')).length).toBeLessThanOrEqual(
        20,
      );
    }
  });

  it('makes a Hosting site with a web app, once Firebase is there', () => {
    const commands = buildSteps(cloud).map(({ apply }) => apply.argv.join(' '));
    const site = commands.indexOf('node scripts/setup/prepare-hosting.ts my-dance-app');
    expect(site).toBeGreaterThan(
      commands.findIndex((command) => command.includes('projects:addfirebase')),
    );
  });

  it.each([
    ['eventarc', 'gcp-sa-eventarc', 'eventarc.serviceAgent'],
    ['pubsub', 'gcp-sa-pubsub', 'iam.serviceAccountTokenCreator'],
  ])(
    'makes the account of %s long before a deploy needs it, and lets it work',
    (service, agent, role) => {
      const commands = buildSteps(cloud).map(({ apply }) => apply.argv.join(' '));
      const made = commands.findIndex((command) =>
        command.includes(`services identity create --service=${service}.googleapis.com`),
      );
      expect(commands[made + 1]).toContain(
        `--member=serviceAccount:service-123456@${agent}.iam.gserviceaccount.com --role=roles/${role} `,
      );
      expect(made).toBeGreaterThan(0);
      expect(made).toBeLessThan(
        commands.findIndex((command) => command.includes('firestore databases')),
      );
    },
  );

  it('counts early what the alerts at the end watch', () => {
    const titles = buildSteps(cloud).map(({ title }) => title);
    const lastMetric = titles.findLastIndex((title) => title.startsWith('Count '));
    expect(lastMetric).toBeLessThan(5);
    expect(titles.findIndex((title) => title.startsWith('Alert: '))).toBeGreaterThan(
      titles.length / 2,
    );
    expect(titles.at(-1)).toMatch(/^Alert: /);
  });

  it('lets everything that concerns a bucket concern the one that the project has', () => {
    const steps = buildSteps({ ...cloud, bucket: 'my-dance-app.appspot.com' });
    const text = steps.map(describeStep).join('\n');
    expect(text).toContain('buckets update gs://my-dance-app.appspot.com ');
    expect(text).toContain('put-cors.ts my-dance-app my-dance-app.appspot.com ');
    expect(text.match(/add-iam-policy-binding gs:\/\/my-dance-app\.appspot\.com /g)).toHaveLength(
      2,
    );
    expect(text).not.toContain('firebasestorage.app');
  });
});

const enableSteps = () =>
  buildSteps(cloud)
    .map(({ apply }) => apply.argv)
    .filter((argv) => argv.slice(0, 3).join(' ') === 'gcloud services enable');

describe('bucketLocations', () => {
  const { MULTI_REGION_MAPPING, regionInLocation } = createRequire(import.meta.url)(
    'firebase-tools/lib/gcp/location',
  );

  it.each(Object.keys(MULTI_REGION_MAPPING))(
    'takes for %s where firebase-tools lets functions listen to a bucket',
    (region) => {
      const wider = ['us', 'eu', 'asia', 'nam4', 'eur4', 'asia1'];
      const allowed = wider.filter((location) => regionInLocation(region, location));
      expect(bucketLocations(region)).toEqual([region, ...allowed]);
    },
  );

  it('takes nothing but the region where it lies in none', () => {
    expect(bucketLocations('southamerica-east1')).toEqual(['southamerica-east1']);
  });
});
