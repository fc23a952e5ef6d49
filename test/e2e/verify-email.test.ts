import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminAuth, adminFirestore } from '../support/admin-sdk.ts';
import {
  expectNoOverflow,
  openDashboard,
  photograph,
  sizes,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { mailedLink } from '../support/browser/mailed-link.ts';
import { makeUser } from '../support/browser/person.ts';
import { someVideo, startButton, videoField } from '../support/browser/upload-form.ts';
import { type BuiltFunction, startBuiltFunction, startHookMs } from '../support/built-function.ts';
import { sampleFile } from '../support/made-clips.ts';
import { waitUntil } from '../support/wait-until.ts';

const askedFor = 'Confirm your email address first';
const confirmed = 'Your email address is confirmed';
const mailButton = (page: Page) => page.getByRole('button', { name: 'Send me the mail' });

/** The stack asks for no verified email; this one does, as it is deployed by default. */
let createAnalysis: BuiltFunction;
beforeAll(async () => {
  createAnalysis = await startBuiltFunction('createAnalysis');
}, startHookMs);
afterAll(() => createAnalysis?.stop());

/** A page whose analyses that function makes. */
async function openStrictDashboard(size: keyof typeof sizes) {
  const dashboard = await openDashboard(size);
  await dashboard.context.route('**/createAnalysis', async (route) => {
    await route.fulfill({ response: await route.fetch({ url: createAnalysis.address }) });
  });
  return dashboard;
}

async function signUp(page: Page, email: string): Promise<void> {
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('a good password');
  await page.getByRole('button', { name: 'Create account' }).click();
  await startButton(page).waitFor();
}

describe('somebody new, where the email must be verified', () => {
  it('is refused, gets a mail, opens its link, comes back, and the upload works', async () => {
    const { page, open, openAnother } = await openStrictDashboard('phone');
    const email = `${randomUUID()}@example.com`;
    await open('/app/new');
    await signUp(page, email);
    expect(await page.getByText(askedFor).count()).toBe(0);
    await videoField(page).setInputFiles(fileURLToPath(sampleFile));
    await page.getByLabel('Title').fill('My first one');
    await startButton(page).click();

    await page.getByText(askedFor).waitFor();
    expect(await page.getByText('Your video was not sent').count()).toBe(0);
    expect(await page.getByText(askedFor).isVisible()).toBe(true);
    for (const size of ['phone', 'desktop'] as const) {
      await page.setViewportSize(sizes[size]);
      await photograph(page, `verify-asked-${size}`);
      await expectNoOverflow(page);
    }
    await expectAccessible(page);
    await mailButton(page).click();
    await page.getByText(`A mail is on its way to ${email}`).waitFor();
    await page.getByRole('button', { name: 'I have opened the link' }).click();
    await page.getByText('It is not confirmed yet.').waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(sizes.phone);
    await photograph(page, 'verify-sent-dark');
    await expectNoOverflow(page);
    await expectAccessible(page);

    const mailed = await openAnother(await mailedLink(email, 'VERIFY_EMAIL'));
    await mailed.getByRole('heading', { name: 'My analyses' }).waitFor();
    await mailed.close();
    await page.bringToFront();
    // A browser without a screen has every page in front.
    await page.evaluate("window.dispatchEvent(new Event('focus'))");
    await page.getByText(confirmed).waitFor();
    await photograph(page, 'verify-confirmed');
    await expectAccessible(page);

    expect(await page.getByLabel('Title').inputValue()).toBe('My first one');
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    const id = new URL(page.url()).searchParams.get('id');
    const arrived = await waitUntil(`analyses/${id}`, (data) => data?.['status'] !== 'uploading');
    expect(arrived).toMatchObject({ title: 'My first one', error: null });
  });

  it('whose link was opened on another device says so with a button', async () => {
    const { page, open } = await openStrictDashboard('desktop');
    const email = `${randomUUID()}@example.com`;
    await open('/app/new');
    await signUp(page, email);
    await videoField(page).setInputFiles(someVideo(1_000));
    await startButton(page).click();
    await mailButton(page).click();
    await page.getByText(`A mail is on its way to ${email}`).waitFor();
    await fetch(await mailedLink(email, 'VERIFY_EMAIL'), { redirect: 'manual' });
    await page.getByRole('button', { name: 'I have opened the link' }).click();
    await page.getByText(confirmed).waitFor();
  });

  it('may ask for mails only so often, and is told so in words', async () => {
    const { page, open, signIn } = await openStrictDashboard('phone');
    await open('/app/new');
    await signIn(await makeUser());
    await videoField(page).setInputFiles(someVideo(1_000));
    await startButton(page).click();
    await page.route('**/accounts:sendOobCode*', (route) =>
      route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { error: { code: 400, message: 'TOO_MANY_ATTEMPTS_TRY_LATER' } },
      }),
    );
    await mailButton(page).click();
    await page.getByRole('alert').getByText('Too many mails were asked for.').waitFor();
    await photograph(page, 'verify-too-many');
    await expectNoOverflow(page);
    await expectAccessible(page);
  });
});

describe('somebody whose email was verified since they signed in', () => {
  it('is not troubled: the old token is replaced, and what was refused is asked again', async () => {
    const { page, open, signIn } = await openStrictDashboard('desktop');
    const person = await makeUser();
    await open('/app/new');
    await signIn(person);
    await adminAuth.updateUser(person.userId, { emailVerified: true });
    await videoField(page).setInputFiles(someVideo(1_000));
    await startButton(page).click();
    await page.waitForURL('**/app/analysis?id=*');
    expect(await page.getByText(askedFor).count()).toBe(0);
    const own = adminFirestore.collection('analyses').where('user_id', '==', person.userId);
    expect((await own.get()).size).toBe(1);
  });
});
