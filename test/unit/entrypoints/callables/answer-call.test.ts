import { describe, expect, it } from 'vitest';
import { listAnalysesRequest } from '../../../../functions/src/contract/callables.ts';
import {
  answerCall,
  type Callable,
} from '../../../../functions/src/entrypoints/callables/answer-call.ts';
import { createFakeApp } from '../../../support/fake-app.ts';

type Incoming = Parameters<typeof answerCall>[2];

const callable: Callable<unknown, unknown> = {
  name: 'listThings',
  schema: listAnalysesRequest,
  limit: 'list',
  answer: async (_app, { caller }) => ({ caller }),
};
const signedIn = {
  auth: { uid: 'dancer', token: {} },
  data: {},
  rawRequest: { headers: {} },
} as unknown as Incoming;
const ours = { appId: 'our-app', token: {} } as unknown as NonNullable<Incoming['app']>;

describe('answerCall', () => {
  it('counts a call of a list under its caller', async () => {
    const { app, taken } = createFakeApp();
    await answerCall(() => app, callable, signedIn);
    expect(taken).toEqual(['list user:dancer']);
  });

  it.each(['change', 'read'] as const)('counts a %s the same way', async (limit) => {
    const { app, taken } = createFakeApp();
    await answerCall(() => app, { ...callable, limit }, signedIn);
    expect(taken).toEqual([`${limit} user:dancer`]);
  });

  it('counts nothing where the callable has no limit', async () => {
    const { app, taken } = createFakeApp();
    await answerCall(() => app, { ...callable, limit: null }, signedIn);
    expect(taken).toEqual([]);
  });

  it('answers `internal`, and no more, where the app cannot be built', async () => {
    const broken = () => {
      throw new Error('GEMINI_MODEL is wrong');
    };
    const refusal = await answerCall(broken, callable, signedIn).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'internal', details: { code: 'internal' } });
    expect(String(refusal)).not.toContain('GEMINI_MODEL');
  });
});

describe('answerCall, where the Auth service is to be asked', () => {
  const asking: Callable<unknown, unknown> = { ...callable, asksAuth: true };
  const withToken = (rawToken: string) =>
    ({ ...signedIn, auth: { ...signedIn.auth, rawToken } }) as unknown as Incoming;

  it('answers whom it knows', async () => {
    const { app } = createFakeApp();
    const reply = await answerCall(() => app, asking, withToken('good'));
    expect(reply).toMatchObject({ caller: { userId: 'dancer', isAdmin: false } });
  });

  it('refuses a token that does not stand any more, and counts nothing', async () => {
    const { app, taken } = createFakeApp();
    const refused = answerCall(() => app, asking, withToken('revoked'));
    await expect(refused).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(taken).toEqual([]);
  });

  it('asks nobody for the others: the platform has looked at signature and time', async () => {
    const { app } = createFakeApp();
    await expect(answerCall(() => app, callable, withToken('revoked'))).resolves.toBeDefined();
  });
});

describe('answerCall, where a recent sign-in is wanted', () => {
  const wanting: Callable<unknown, unknown> = { ...callable, wantsRecentSignIn: true };
  const nowSeconds = Math.floor(Date.now() / 1000);
  const withSignIn = (auth_time: unknown) =>
    ({ ...signedIn, auth: { uid: 'dancer', token: { auth_time } } }) as unknown as Incoming;

  it('answers whoever has signed in within five minutes', async () => {
    const { app } = createFakeApp();
    const recent = withSignIn(nowSeconds - 240);
    await expect(answerCall(() => app, wanting, recent)).resolves.toBeDefined();
  });

  it.each([
    ['longer ago', nowSeconds - 301],
    ['who knows when', undefined],
  ])('has whoever signed in %s do so again', async (_when, seconds) => {
    const { app, taken } = createFakeApp();
    const refused = answerCall(() => app, wanting, withSignIn(seconds));
    await expect(refused).rejects.toMatchObject({
      code: 'unauthenticated',
      details: { code: 'unauthenticated', reason: 'sign_in_again' },
    });
    expect(taken).toEqual([]);
  });
});

describe('answerCall, where App Check is enforced', () => {
  const { app } = createFakeApp({ enforceAppCheck: true });

  it('answers our own app', async () => {
    await expect(answerCall(() => app, callable, { ...signedIn, app: ours })).resolves.toEqual({
      caller: { userId: 'dancer', isAdmin: false, isVerified: false },
    });
  });

  it('refuses any other as unauthenticated, and says what to do', async () => {
    await expect(answerCall(() => app, callable, signedIn)).rejects.toMatchObject({
      code: 'unauthenticated',
      message: expect.stringContaining('update the app'),
      details: { code: 'unauthenticated' },
    });
  });
});

describe('answerCall, where the email must be verified', () => {
  const { app } = createFakeApp({ requireVerifiedEmail: true });
  const begin = { ...callable, begins: true } as const;
  const as = (token: Record<string, unknown>) =>
    ({ ...signedIn, auth: { uid: 'dancer', token } }) as unknown as Incoming;

  it('refuses to begin for an account whose email is not, and says why to its client', async () => {
    await expect(answerCall(() => app, begin, signedIn)).rejects.toMatchObject({
      code: 'permission-denied',
      message: expect.stringContaining('Confirm your email address first'),
      details: { code: 'permission_denied', reason: 'email_not_verified' },
    });
  });

  it.each(['email_verified', 'trusted'])('begins for one that is %s', async (claim) => {
    await expect(answerCall(() => app, begin, as({ [claim]: true }))).resolves.toBeDefined();
  });

  it('answers what begins nothing all the same', async () => {
    await expect(answerCall(() => app, callable, signedIn)).resolves.toBeDefined();
  });
});
