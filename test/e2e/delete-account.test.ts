import { expect, it, vi } from 'vitest';
import { adminAuth, adminFirestore } from '../support/admin-sdk.ts';
import { expectNoOverflow, openDashboard, photograph } from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { makeUser } from '../support/browser/person.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';

it('an account is deleted by its owner, with all that it had, and its page says so', {
  timeout: 120_000,
}, async () => {
  const owner = await makeUser();
  const [first] = await Promise.all([seedAnalysis(owner.userId), seedAnalysis(owner.userId)]);
  await seedReport(first);
  const { page, open, signIn } = await openDashboard('phone');
  await open('/app/account');
  await signIn(owner);
  await page.getByText('Your 2 analyses with their videos').waitFor();
  await page.getByRole('button', { name: 'Delete account …' }).click();
  const fields = page.getByRole('form', { name: 'Delete your account' });
  await fields.getByLabel('Your email, to confirm').fill(` ${owner.email.toUpperCase()}`);
  await fields.getByLabel('Your password').fill(owner.password);
  await fields.getByRole('button', { name: 'Delete everything' }).click();

  await page.getByText('Your account is deleted').waitFor();
  await page.getByText('Its 2 analyses, with their videos and reports, are being').waitFor();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await photograph(page, 'account-deleted');
  await expectNoOverflow(page);
  await expectAccessible(page);

  const own = adminFirestore.collection('analyses').where('user_id', '==', owner.userId);
  await vi.waitFor(
    async () => {
      expect((await own.get()).size).toBe(0);
      expect((await adminFirestore.collection(`analyses/${first}/reports`).get()).size).toBe(0);
      const left = await adminAuth.getUsers([{ uid: owner.userId }]);
      expect(left.users).toEqual([]);
    },
    { timeout: 50_000, interval: 500 },
  );
  await page.getByLabel('Email').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('There is no account with this email.').waitFor();
});
