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

describe('answerCall, where App Check is enforced', () => {
  const { app } = createFakeApp({ enforceAppCheck: true });

  it('answers our own app', async () => {
    await expect(answerCall(() => app, callable, { ...signedIn, app: ours })).resolves.toEqual({
      caller: { userId: 'dancer', isAdmin: false },
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
