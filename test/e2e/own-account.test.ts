import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { adminAuth, bucket } from '../support/admin-sdk.ts';
import {
  expectNoOverflow,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { mailedLink } from '../support/browser/mailed-link.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';
import { seedAnalysis, seedReport } from '../support/seeded-analysis.ts';

async function openAccount(size: Size = 'desktop', person?: BrowserUser) {
  const owner = person ?? (await makeUser());
  const dashboard = await openDashboard(size);
  await dashboard.open('/app');
  await dashboard.signIn(owner);
  await dashboard.page.getByRole('link', { name: 'Account' }).click();
  await dashboard.page.getByRole('heading', { name: 'Account', exact: true }).waitFor();
  return { ...dashboard, owner };
}
const form = (page: Page, name: string) => page.getByRole('form', { name });
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
}

async function tryToSignIn(page: Page, { email, password }: BrowserUser): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('the account page', () => {
  it.each<Size>(['phone', 'desktop'])('fits a %s, in the light and in the dark', async (size) => {
    const { page, complaints } = await openAccount(size);
    await page.getByRole('button', { name: 'Delete account …' }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await photograph(page, `account-${colorScheme}-${size}`);
      await expectNoOverflow(page);
      await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
  });

  it('changes the password of whoever knows the old one', async () => {
    const { page, owner } = await openAccount();
    const password = randomUUID();
    const fields = form(page, 'Change your password');
    const change = async (current: string, next: string) => {
      await fields.getByLabel('Current password').fill(current);
      await fields.getByLabel('New password').fill(next);
      await fields.getByRole('button', { name: 'Change password' }).click();
    };
    await change('not this one', password);
    await fields.getByRole('alert').getByText('This is not your password.').waitFor();
    await change(owner.password, 'short');
    await fields.getByRole('alert').getByText('at least 6 characters').waitFor();
    await expectAccessible(page);
    await change(owner.password, password);
    await fields.getByText('Your password is changed').waitFor();
    await photograph(page, 'account-password-changed');

    await signOut(page);
    await tryToSignIn(page, owner);
    await page.getByRole('alert').getByText('do not belong together').waitFor();
    await tryToSignIn(page, { ...owner, password });
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('changes the email once the link in the mail to the new one is opened', async () => {
    const { page, owner } = await openAccount('phone');
    const email = `${randomUUID()}@example.com`;
    const fields = form(page, 'Change your email');
    const change = async (next: string, password: string) => {
      await fields.getByLabel('New email').fill(next);
      await fields.getByLabel('Your password').fill(password);
      await fields.getByRole('button', { name: 'Change email' }).click();
    };
    await change(owner.email, owner.password);
    await fields.getByRole('alert').getByText('This is your address already.').waitFor();
    await change(email, 'not this one');
    await fields.getByRole('alert').getByText('This is not your password.').waitFor();
    await change((await makeUser()).email, owner.password);
    await fields.getByRole('alert').getByText('Another account has this email').waitFor();
    await change(email, owner.password);
    await fields.getByText(`A mail is on its way to ${email}`).waitFor();
    await photograph(page, 'account-email-sent');
    await expectNoOverflow(page);
    await expectAccessible(page);

    await fetch(await mailedLink(email, 'VERIFY_AND_CHANGE_EMAIL'), { redirect: 'manual' });
    // A browser without a screen has every page in front.
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await fields.getByText('Your email is changed').waitFor();
    await page.getByText(`You sign in with ${email}.`, { exact: true }).waitFor();
    await signOut(page);
    await tryToSignIn(page, owner);
    await page.getByRole('alert').getByText('There is no account with this email.').waitFor();
    await tryToSignIn(page, { ...owner, email });
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('lets go of who has changed the email elsewhere, as the service ends their sign-in', async () => {
    const { page, owner } = await openAccount();
    const email = `${randomUUID()}@example.com`;
    const fields = form(page, 'Change your email');
    await fields.getByLabel('New email').fill(email);
    await fields.getByLabel('Your password').fill(owner.password);
    await fields.getByRole('button', { name: 'Change email' }).click();
    await fields.getByText(`A mail is on its way to ${email}`).waitFor();
    await fetch(await mailedLink(email, 'VERIFY_AND_CHANGE_EMAIL'), { redirect: 'manual' });
    // The Auth emulator leaves what the service does here; it counts in whole seconds.
    await setTimeout(1_100);
    await adminAuth.revokeRefreshTokens(owner.userId);
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await tryToSignIn(page, { ...owner, email });
    await page.getByText(`You sign in with ${email}.`).waitFor();
  });

  // Its calls are the first of theirs: each starts a function's process on a busy machine.
  it('exports every report and a link to each video', { timeout: 120_000 }, async () => {
    const person = await makeUser();
    const [withVideo, rerun] = await Promise.all([
      seedAnalysis(person.userId, { title: 'With a video' }),
      seedAnalysis(person.userId, { title: 'Judged twice' }),
      seedAnalysis(person.userId, { title: 'Never sent', status: 'uploading', video: null }),
      seedAnalysis((await makeUser()).userId, { title: 'Another’s' }),
    ]);
    await Promise.all([
      seedReport(withVideo),
      seedReport(rerun, 'run-1'),
      seedReport(rerun, 'run-2'),
      bucket.file(`videos/${person.userId}/${withVideo}/source`).save('a video'),
    ]);
    const { page } = await openAccount('phone', person);
    await page.getByText('Your 3 analyses with their videos').waitFor();
    const saved = page.waitForEvent('download', { timeout: 90_000 });
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toMatch(/^flokraft-export-\d{4}-\d\d-\d\d\.json$/);
    const content = JSON.parse(await readFile(await file.path(), 'utf8'));
    await page.getByText('3 analyses with 3 reports.').waitFor();
    await photograph(page, 'account-exported');
    await expectNoOverflow(page);
    await expectAccessible(page);

    expect(content).toMatchObject({ user_id: person.userId, email: person.email });
    const reportsOf = (title: string) =>
      content.analyses
        .find((one: { title: string }) => one.title === title)
        .reports.map(({ runId, text }: { runId: string; text: string }) => [runId, text]);
    expect(content.analyses).toHaveLength(3);
    expect(reportsOf('With a video')).toEqual([['run-1', 'A seeded report.']]);
    expect(
      reportsOf('Judged twice')
        .map(([runId]: string[]) => runId)
        .sort(),
    ).toEqual(['run-1', 'run-2']);
    expect(reportsOf('Never sent')).toEqual([]);
    expect(content.videos).toHaveLength(1);
    const [{ analysisId, url, expires_at }] = content.videos;
    expect(analysisId).toBe(withVideo);
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now());
    expect(await (await fetch(url)).text()).toBe('a video');
  });

  it('waits where a minute has room for no more, says so, and can be cancelled', async () => {
    const { page } = await openAccount('desktop');
    await page.route('**/listAnalyses', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: {
          error: {
            status: 'RESOURCE_EXHAUSTED',
            message: 'Too many lists.',
            details: { code: 'rate_limited', retryAfterSeconds: 40 },
          },
        },
      }),
    );
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('it goes on by itself in the next').waitFor();
    await photograph(page, 'account-export-waits');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Export' }).waitFor();
  });

  it('asks for the password and the email before it deletes anything', async () => {
    const { page, owner } = await openAccount('phone');
    const calls: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/deleteAccount')) calls.push(request.url());
    });
    await page.getByRole('button', { name: 'Delete account …' }).click();
    const fields = form(page, 'Delete your account');
    const remove = async (email: string, password: string) => {
      await fields.getByLabel('Your email, to confirm').fill(email);
      await fields.getByLabel('Your password').fill(password);
      await fields.getByRole('button', { name: 'Delete everything' }).click();
    };
    await remove('somebody@example.com', owner.password);
    await fields.getByRole('alert').getByText(`Write ${owner.email}`).waitFor();
    await remove(owner.email, 'not this one');
    await fields.getByRole('alert').getByText('This is not your password.').waitFor();
    await photograph(page, 'account-delete-refused');
    await expectNoOverflow(page);
    await expectAccessible(page);
    await fields.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('button', { name: 'Delete account …' }).waitFor();
    expect(calls).toEqual([]);
  });
});
