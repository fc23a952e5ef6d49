import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { projectAfterSetup } from '../../rehearsal/after-setup.ts';
import { type Checkout, makeCheckout } from '../../rehearsal/checkout.ts';
import { type Cloud, newBucket } from '../../rehearsal/cloud/cloud.ts';
import type { Misbehaviour } from '../../rehearsal/cloud/misbehaviour.ts';
import { expectValid } from '../../rehearsal/expect-valid.ts';
import { npmRun, patience } from '../../rehearsal/npm-run.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';
import { createdFunctions } from '../../rehearsal/uploaded.ts';

vi.setConfig(patience);

const project = 'my-dance-app';
const region = 'europe-west4';

let checkout: Checkout;
let rehearsal: Rehearsal | undefined;
beforeAll(async () => {
  checkout = await makeCheckout();
  await checkout.setParameters(project, [`REGION=${region}`]);
});
afterEach(async () => {
  await rehearsal?.close();
  rehearsal = undefined;
});
afterAll(() => checkout?.remove());

async function deploy(misbehaves: Misbehaviour, change: (cloud: Cloud) => void = () => {}) {
  const cloud = projectAfterSetup(region, misbehaves);
  change(cloud);
  rehearsal = await rehearse(cloud);
  const ended = await npmRun(checkout, rehearsal, 'deploy', project);
  expectValid(rehearsal);
  return { ...ended, cloud, rehearsal };
}

/** What is said to do stands in one sentence, at the end, and is not the advice of another failure. */
function expectAdvice(output: string, advice: RegExp): void {
  const end = output.slice(output.lastIndexOf('The deploy failed.'));
  const said = /Cause: .*\nWhat to do: .*/.exec(end)?.[0] ?? `No advice: ${output}`;
  expect(said).toMatch(advice);
}

describe('npm run deploy, where it goes well in the end', () => {
  it('waits and tries once more while Eventarc’s account is not ready', async () => {
    const { exitCode, output, cloud } = await deploy({ triggersRefused: 4 });
    expect(exitCode, output).toBe(0);
    expect(output).toContain('Waiting 5 minutes');
    expect(cloud.hostingReleases).toHaveLength(1);
    expect([...cloud.functions.keys()].some((name) => name.endsWith('/onVideoUploaded'))).toBe(
      true,
    );
  });

  it('takes the bucket that an old project has', async () => {
    const { exitCode, output, cloud, rehearsal: seen } = await deploy({ legacyBucket: region });
    expect(exitCode, output).toBe(0);
    const bucket = `${project}.appspot.com`;
    expect(createdFunctions(seen).get('onVideoUploaded')?.eventTrigger).toMatchObject({
      eventFilters: [{ attribute: 'bucket', value: bucket }],
      triggerRegion: region,
    });
    expect([...cloud.releases.keys()]).toContain(
      `projects/${project}/releases/firebase.storage/${bucket}`,
    );
  });

  it('releases to the default site, whatever its name', async () => {
    const other = 'my-dance-app-3f2a1';
    const { exitCode, output, cloud } = await deploy({}, ({ sites }) => {
      sites.clear();
      sites.set(other, { type: 'DEFAULT_SITE' });
    });
    expect(exitCode, output).toBe(0);
    expect(cloud.hostingReleases).toMatchObject([
      { version: expect.stringContaining(`/sites/${other}/`) },
    ]);
  });
});

describe('npm run deploy, where it cannot go well', () => {
  it.each<[string, Misbehaviour, (cloud: Cloud) => void, RegExp]>([
    [
      'Eventarc’s account never gets ready',
      { triggersRefused: Number.POSITIVE_INFINITY },
      () => {},
      /[Ww]ait five minutes/,
    ],
    ['the quota of instances is small', { instanceQuota: 5 }, () => {}, /MAX_INSTANCES/],
    [
      'an API is off, and this account may not switch it on',
      { enablingRefused: true },
      (cloud) => cloud.enabledAt.delete('cloudbuild'),
      /an API is switched off.*npm run setup/s,
    ],
    [
      'an API was switched on just now',
      { freshApiRefusals: { api: 'firestore', refusals: 99 } },
      () => {},
      /wait some minutes/,
    ],
    ['the project has no billing account', { noBilling: true }, () => {}, /usage\/details/],
    [
      'the organisation lets nobody call a function',
      { publicRefused: true },
      () => {},
      /Domain restricted sharing/,
    ],
    ['there is no Hosting site', {}, (cloud) => cloud.sites.clear(), /not set up.*npm run setup/s],
    [
      'a secret was removed',
      {},
      (cloud) => cloud.secrets.delete('MONITOR_TOKEN'),
      /a secret is missing.*npm run setup/s,
    ],
    [
      'an account was removed',
      {},
      ({ accounts, policies }) => {
        accounts.clear();
        policies.clear();
      },
      /account that the functions run as is missing.*npm run setup/s,
    ],
    [
      'the bucket is where no function of the region can listen',
      {},
      (cloud) => {
        const name = cloud.defaultBucket ?? '';
        cloud.buckets.set(name, newBucket(name, 'us-east1'));
      },
      /Set REGION/,
    ],
    ['nobody is signed in any more', { signedOut: true }, () => {}, /firebase login/],
  ])('says what to do where %s', async (_what, misbehaves, change, advice) => {
    const { exitCode, output, cloud } = await deploy(misbehaves, change);
    expect(exitCode, output).toBe(1);
    expectAdvice(output, advice);
    expect(cloud.hostingReleases).toEqual([]);
  });
});
