import { describe, expect, it } from 'vitest';
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
      ['europe-west4'],
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
});
