import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { projectAfterSetup } from '../../rehearsal/after-setup.ts';
import { type Checkout, makeCheckout } from '../../rehearsal/checkout.ts';
import type { Misbehaviour } from '../../rehearsal/cloud/misbehaviour.ts';
import { expectValid } from '../../rehearsal/expect-valid.ts';
import { npmRun, patience } from '../../rehearsal/npm-run.ts';
import { type Rehearsal, rehearse } from '../../rehearsal/rehearse.ts';

vi.setConfig(patience);

const project = 'my-dance-app';
const email = 'you@dance.example';

let checkout: Checkout;
let rehearsal: Rehearsal | undefined;
beforeAll(async () => {
  checkout = await makeCheckout();
});
afterEach(async () => {
  await rehearsal?.close();
  rehearsal = undefined;
});
afterAll(() => checkout?.remove());

async function grant(misbehaves: Misbehaviour, quotaProject?: string) {
  const cloud = projectAfterSetup('europe-west4', misbehaves);
  cloud.people.set(email, { localId: 'person', email, customAttributes: '{"trusted":true}' });
  rehearsal = await rehearse(cloud, { quotaProject });
  const ended = await npmRun(checkout, rehearsal, 'admin', 'grant', email, '--project', project);
  expectValid(rehearsal);
  return { ...ended, ...rehearsal };
}

it.each([
  ['names no project that pays', undefined],
  ['names another project that pays', 'some-other-project'],
])(
  'npm run admin makes an admin where the login on this machine %s',
  async (_what, quotaProject) => {
    const { exitCode, output, cloud, requests } = await grant(
      { quotaProjectRequired: true },
      quotaProject,
    );
    expect(exitCode, output).toBe(0);
    expect(JSON.parse(String(cloud.people.get(email)?.['customAttributes']))).toEqual({
      trusted: true,
      admin: true,
    });
    const asked = requests.filter(({ host }) => host.startsWith('identitytoolkit.'));
    expect(new Set(asked.map(({ payer }) => payer))).toEqual(new Set([project]));
  },
);

it('npm run admin says how to log in where the login has expired', async () => {
  const { exitCode, output } = await grant({ signedOut: true });
  expect(exitCode, output).toBe(1);
  expect(output).toContain('gcloud auth application-default login');
  expect(output).not.toMatch(/^\s+at /m);
});
