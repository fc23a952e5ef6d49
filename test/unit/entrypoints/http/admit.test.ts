import { describe, expect, it } from 'vitest';
import { admit } from '../../../../functions/src/entrypoints/http/admit.ts';
import { describeRoutes } from '../../../../functions/src/entrypoints/http/describe-routes.ts';
import type { Access } from '../../../../functions/src/entrypoints/http/route.ts';
import { allRoutes } from '../../../../functions/src/entrypoints/http/routes.ts';
import { createFakeApp } from '../../../support/fake-app.ts';

const address = '192.0.2.1';
const good = { authorization: 'Bearer good', appCheckToken: null, address };
const unauthenticated = { code: 'unauthenticated', message: expect.stringMatching(/\w/) };

describe('admit', () => {
  it('counts a request under the caller, as what the route says it is', async () => {
    const { app, taken } = createFakeApp();
    const caller = await admit(app, { access: 'caller', limit: 'list' }, good);
    expect(caller).toMatchObject({ userId: 'dancer', isAdmin: false });
    expect(taken).toEqual(['list user:dancer']);
  });

  it('counts nothing where the route has no limit', async () => {
    const { app, taken } = createFakeApp();
    await admit(app, { access: 'anyone', limit: null }, { ...good, authorization: null });
    expect(taken).toEqual([]);
  });

  it('counts a monitor under its address, since it is nobody’s account', async () => {
    const { app, taken } = createFakeApp();
    const monitor = { ...good, authorization: 'Bearer monitor' };
    await admit(app, { access: 'operator', limit: 'read' }, monitor);
    expect(taken).toEqual([`read address:${address}`]);
  });

  it.each([
    { what: 'a bad token', access: 'caller', authorization: 'Bearer bad' },
    { what: 'no token', access: 'caller', authorization: null },
    { what: 'no admin’s token', access: 'admin', authorization: 'Bearer good' },
  ] as const)('counts $what as a read of its address', async ({ access, authorization }) => {
    const { app, taken } = createFakeApp();
    const asked = admit(app, { access, limit: 'change' }, { ...good, authorization });
    await expect(asked).rejects.toMatchObject({ name: 'AppError' });
    expect(taken).toEqual([`read address:${address}`]);
  });
});

describe('admit, where App Check is enforced', () => {
  const ask = (access: Access, appCheckToken: string | null, authorization = 'Bearer good') =>
    admit(
      createFakeApp({ enforceAppCheck: true }).app,
      { access, limit: 'read' },
      { authorization, appCheckToken, address },
    );

  it('lets our own app in', async () => {
    await expect(ask('caller', 'ours')).resolves.toMatchObject({ userId: 'dancer' });
  });

  it.each(['caller', 'admin'] as const)('refuses %s from any other', async (access) => {
    await expect(ask(access, null)).rejects.toMatchObject(unauthenticated);
    await expect(ask(access, 'theirs')).rejects.toMatchObject(unauthenticated);
  });

  it('asks neither anyone nor an operator, who have no app', async () => {
    await expect(ask('anyone', null)).resolves.toMatchObject({ userId: '' });
    await expect(ask('operator', null, 'Bearer monitor')).resolves.toMatchObject({ isAdmin: true });
  });

  it('asks for nothing where it is not enforced', async () => {
    const { app } = createFakeApp();
    await expect(admit(app, { access: 'caller', limit: null }, good)).resolves.toBeDefined();
  });
});

describe('admit, where the email must be verified', () => {
  const begin = { access: 'caller', limit: 'change', begins: true } as const;
  const asking = () => createFakeApp({ requireVerifiedEmail: true });
  const withToken = (token: string) => ({ ...good, authorization: `Bearer ${token}` });

  it('refuses to begin for an account whose email is not, and counts a read of its address', async () => {
    const { app, taken } = asking();
    await expect(admit(app, begin, good)).rejects.toMatchObject({
      code: 'permission_denied',
      detail: 'email_not_verified',
    });
    expect(taken).toEqual([`read address:${address}`]);
  });

  it.each(['good-email_verified', 'good-trusted'])('lets %s begin', async (token) => {
    const { app, taken } = asking();
    await expect(admit(app, begin, withToken(token))).resolves.toBeDefined();
    expect(taken).toEqual(['change user:dancer']);
  });

  it('makes no exception for an admin', async () => {
    await expect(admit(asking().app, begin, withToken('good-admin'))).rejects.toMatchObject({
      detail: 'email_not_verified',
    });
  });

  it('lets everybody do what begins nothing', async () => {
    const cancel = { access: 'caller', limit: 'change' } as const;
    await expect(admit(asking().app, cancel, good)).resolves.toBeDefined();
  });
});

describe('every route that begins an analysis or a run', () => {
  it('asks for a verified email, and its description says that it may refuse', () => {
    const begins = allRoutes.filter(({ refusals }) => refusals.includes('quota_exhausted'));
    expect(begins.length).toBeGreaterThan(0);
    for (const route of begins) expect([route.path, route.begins]).toEqual([route.path, true]);
    const document = JSON.stringify(describeRoutes(begins).paths);
    expect(document.match(/permission_denied/g)?.length).toBeGreaterThanOrEqual(begins.length);
    expect(document).toContain('email_not_verified');
  });
});
