import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { originsOf } from '../../../functions/src/domain/parameters.ts';
import { projectAfterSetup } from '../../rehearsal/after-setup.ts';
import { type Checkout, makeCheckout } from '../../rehearsal/checkout.ts';
import { type Cloud, emptyProject, snapshot } from '../../rehearsal/cloud/cloud.ts';
import type { Misbehaviour } from '../../rehearsal/cloud/misbehaviour.ts';
import { expectValid } from '../../rehearsal/expect-valid.ts';
import { type Ended, npmRun, patience } from '../../rehearsal/npm-run.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';

vi.setConfig(patience);

const project = 'my-dance-app';
const region = 'europe-west4';
/** What the console proposes where somebody else has the project's name. */
const otherSite = 'my-dance-app-3f2a1';

const isOnPath = (program: string) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
const gcloud = isOnPath('gcloud');

let checkout: Checkout;
beforeAll(async () => {
  if (!gcloud) return;
  checkout = await makeCheckout();
  await checkout.setParameters(project, [`REGION=${region}`]);
});
afterAll(() => checkout?.remove());
beforeEach(({ skip }) => skip(!gcloud, 'gcloud is not on PATH: setup runs it.'));

describe('npm run setup', () => {
  let rehearsal: Rehearsal;
  let first: Ended;
  let again: Ended;
  let made: unknown;
  let found: unknown;
  let firstRequests = 0;

  beforeAll(async () => {
    if (!gcloud) return;
    rehearsal = await rehearse(emptyProject());
    first = await npmRun(checkout, rehearsal, 'setup', project);
    made = snapshot(rehearsal.cloud);
    firstRequests = rehearsal.requests.length;
    changeAsOperator(rehearsal.cloud);
    found = snapshot(rehearsal.cloud);
    again = await npmRun(checkout, rehearsal, 'setup', project);
  });
  afterAll(() => rehearsal?.close());

  it('ends with 0 on an empty project', () => {
    expect(first.exitCode, first.output).toBe(0);
  });

  it('asks for nothing that Google’s documents do not know', () => {
    expectValid(rehearsal);
  });

  it('leaves all that the rehearsed deploys begin with', () => {
    const { enabled, agents, accounts, policies, secrets, sites, database, defaultBucket } =
      made as Record<string, object>;
    const after = snapshot(projectAfterSetup(region)) as Record<string, object>;
    expect({ enabled, agents, defaultBucket }).toEqual({
      enabled: after['enabled'],
      agents: after['agents'],
      defaultBucket: after['defaultBucket'],
    });
    expect(rolesOf(policies)).toEqual(rolesOf(after['policies']));
    expect(Object.keys(accounts ?? {})).toEqual(Object.keys(after['accounts'] ?? {}));
    expect({ secrets, sites }).toEqual({ secrets: after['secrets'], sites: after['sites'] });
    expect(database).toMatchObject(after['database'] ?? {});
  });

  it('closes the bucket, and lets the project’s own pages use it', () => {
    const { buckets } = made as { buckets: Record<string, object> };
    expect(buckets[`${project}.firebasestorage.app`]).toMatchObject({
      iamConfiguration: {
        publicAccessPrevention: 'enforced',
        uniformBucketLevelAccess: { enabled: true },
      },
      softDeletePolicy: { retentionDurationSeconds: '0' },
      cors: [{ origin: originsOf({}, project) }],
    });
  });

  it('links the site to a web app, and says where the pages will be', () => {
    const { sites, webApps } = made as {
      sites: Record<string, object>;
      webApps: { appId: string }[];
    };
    expect(sites[project]).toMatchObject({ appId: webApps[0]?.appId });
    for (const origin of originsOf({}, project)) expect(first.output).toContain(origin);
  });

  it('says that the alerts tell nobody yet', () => {
    expect(first.output).toMatch(/tell nobody yet[\s\S]+--notify/);
  });

  it('takes nothing away when it is run again: all that an operator changed stays', () => {
    expect(again.exitCode, again.output).toBe(0);
    expect(snapshot(rehearsal.cloud)).toEqual(found);
    const requests = rehearsal.requests.slice(firstRequests);
    expect(requests.filter(({ method }) => method === 'DELETE')).toEqual([]);
  });
});

/** What somebody may have done in the meantime that setup must leave alone. */
function changeAsOperator(cloud: Cloud): void {
  const channel = `projects/${project}/notificationChannels/42`;
  for (const policy of cloud.alertPolicies.values()) {
    policy['notificationChannels'] = [channel];
    policy['userLabels'] = { team: 'dance' };
    policy['enabled'] = false;
    for (const { conditionThreshold } of policy['conditions'] as {
      conditionThreshold: Record<string, unknown>;
    }[]) {
      conditionThreshold['thresholdValue'] = 0.9;
      conditionThreshold['duration'] = '600s';
    }
  }
  const bucket = cloud.buckets.get(cloud.defaultBucket ?? '') ?? {};
  bucket['labels'] = { team: 'dance' };
  bucket['lifecycle'] = { rule: [{ action: { type: 'Delete' }, condition: { age: 400 } }] };
  bucket['cors'] = [
    ...(bucket['cors'] as object[]),
    { origin: ['https://gym.example'], method: ['GET'] },
  ];
  cloud.policies.get('project')?.bindings.push({
    role: 'roles/datastore.user',
    members: ['user:analyst@dance.example'],
    condition: {
      title: 'until 2030',
      expression: 'request.time < timestamp("2030-01-01T00:00:00Z")',
    },
  });
  cloud.secrets.set('GEMINI_API_KEY', 2);
  Object.assign(cloud.database ?? {}, { deleteProtectionState: 'DELETE_PROTECTION_ENABLED' });
  cloud.webApps.push({ appId: 'own', displayName: 'Own', state: 'ACTIVE' });
  cloud.sites.set(project, { appId: 'own' });
}

type Bindings = Record<string, { bindings: { role: string; members: string[] }[] }>;

/** Who has which role on what, whatever the order. */
function rolesOf(policies: unknown): string[] {
  return Object.entries(policies as Bindings)
    .flatMap(([resource, { bindings }]) =>
      bindings.flatMap(({ role, members }) =>
        members.map((member) => `${resource} ${role} ${member}`),
      ),
    )
    .sort();
}

describe('npm run setup on a bad day', () => {
  let rehearsal: Rehearsal | undefined;
  afterEach(async () => {
    await rehearsal?.close();
    rehearsal = undefined;
  });
  async function setup(
    misbehaves: Misbehaviour,
    {
      named = project,
      change = () => {},
    }: { named?: string; change?: (cloud: Cloud) => void } = {},
  ) {
    const empty = emptyProject(misbehaves);
    change(empty);
    rehearsal = await rehearse(empty);
    const ended = await npmRun(checkout, rehearsal, 'setup', named);
    expectValid(rehearsal);
    return { ...ended, ...rehearsal };
  }

  it('ends with 0 where bucket and site have other names, an API is slow to begin and a metric slow to be known', async () => {
    const { exitCode, output, cloud, requests } = await setup(
      {
        legacyBucket: region,
        freshApiRefusals: { api: 'firestore', refusals: 2 },
        metricRefusals: 3,
      },
      { change: ({ sites }) => sites.set(otherSite, { type: 'DEFAULT_SITE' }) },
    );
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/API that was just enabled[\s\S]+Monitoring does not know/);
    const buckets = requests.flatMap(({ host, path }) =>
      host.startsWith('storage.') ? (/^\/storage\/v1\/b\/([^/]+)/.exec(path)?.[1] ?? []) : [],
    );
    expect(new Set(buckets)).toEqual(new Set([`${project}.appspot.com`]));
    const pages = `https://${otherSite}.web.app`;
    expect(output).toContain(pages);
    expect(cloud.sites.size).toBe(1);
    expect(cloud.sites.get(otherSite)).toHaveProperty('appId');
    expect(JSON.stringify([...cloud.buckets])).toContain(pages);
    expect(cloud.buckets.size).toBe(1);
    expect(cloud.policies.has(`gs://${project}.appspot.com`)).toBe(true);
    const silent = [...cloud.alertPolicies.values()].map(({ displayName }) => displayName);
    expect(new Set(silent).size).toBe(silent.length);
  });

  it.each<[string, Misbehaviour, RegExp]>([
    ['nobody may switch an API on', { enablingRefused: true }, /What to do: .*Owner or Editor/],
    [
      'the project has no billing account',
      { noBilling: true },
      /What to do: Link a billing account/,
    ],
    ['somebody else has the site of this name', { siteIdTaken: true }, /Click "Get started" at /],
    ['the old bucket is elsewhere', { legacyBucket: 'us-east1' }, /What to do: .*set REGION/],
  ])('says what to do where %s', async (_what, misbehaves, advice) => {
    const { exitCode, output } = await setup(misbehaves);
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(advice);
  });

  it('says what to do where there is no such project', async () => {
    const { exitCode, output } = await setup({}, { named: 'another-app' });
    expect(exitCode, output).toBe(1);
    expect(output).toMatch(
      /What to do: run `gcloud auth login`, and make sure that the project exists/,
    );
  });
});
