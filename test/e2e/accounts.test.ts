import { beforeAll, describe, expect, it } from 'vitest';
import {
  expectNoOverflow,
  openDashboard,
  photograph,
  type Size,
} from '../support/browser/dashboard-page.ts';
import { expectAccessible } from '../support/browser/expect-accessible.ts';
import { type BrowserUser, makeUser } from '../support/browser/person.ts';

let dancer: BrowserUser;
let admin: BrowserUser;

beforeAll(async () => {
  [dancer, admin] = await Promise.all([makeUser(), makeUser({ admin: true })]);
});

describe('the way in', () => {
  it.each<Size>(['phone', 'desktop'])('is a form that fits a %s', async (size) => {
    const { page, open, complaints } = await openDashboard(size);
    await open('/');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await photograph(page, `sign-in-${size}`);
    await expectNoOverflow(page);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  });

  it('says what to do where email and password do not belong together', async () => {
    const { page, open } = await openDashboard('phone');
    await open('/app');
    await page.getByLabel('Email').fill(dancer.email);
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('do not belong together').waitFor();
    await photograph(page, 'sign-in-refused');
    await expectAccessible(page);
  });

  it('makes an account, and lets its owner out again', async () => {
    const { page, open } = await openDashboard('desktop');
    await open('/app');
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(`${crypto.randomUUID()}@example.com`);
    await page.getByLabel('Password').fill('a good password');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'My analyses' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('Password').waitFor();
  });
});

describe('the admin area', () => {
  it.each(['/app/admin', '/app/monitor'])('keeps a dancer out of %s', async (path) => {
    const { page, open, signIn } = await openDashboard('desktop');
    await open(path);
    await signIn(dancer);
    await page.getByText('This page is for admins').waitFor();
    expect(await page.getByRole('link', { name: 'Monitor' }).count()).toBe(0);
    await expectAccessible(page);
  });

  it('is open to an admin', async () => {
    const { page, open, signIn } = await openDashboard('desktop');
    await open('/app');
    await signIn(admin);
    await page.getByRole('link', { name: 'Everyone' }).click();
    await page.getByRole('heading', { name: 'Everyone’s analyses' }).waitFor();
    await page.getByRole('link', { name: 'Monitor' }).click();
    await page.getByRole('heading', { name: 'Monitor' }).waitFor();
  });
});
