import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { createAppCheckVerifier } from '../../../functions/src/adapters/app-check-verifier.ts';
import { createTokenVerifier } from '../../../functions/src/adapters/token-verifier.ts';

// The adapters' own copy of the SDK: another copy's values are foreign to it.
const ofFunctions = createRequire(new URL('../../../functions/package.json', import.meta.url));
const { deleteApp, initializeApp }: typeof import('firebase-admin/app') =
  ofFunctions('firebase-admin/app');
const app = initializeApp({ projectId: 'demo-tokens' }, 'tokens');
afterAll(() => deleteApp(app));

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const claims = encode({ sub: 'dancer', iat: now, exp: now + 3_600, aud: 'demo-tokens' });
const unsigned = `${encode({ alg: 'none' })}.${claims}.`;
const bySecret = `${encode({ alg: 'HS256', kid: 'a' })}.${claims}.c2lnbmVk`;

/** The Auth emulator's tokens are unsigned, so that only outside of it can this be shown. */
describe.each([
  { what: 'createTokenVerifier', verify: createTokenVerifier(app).verify },
  { what: 'createAppCheckVerifier', verify: createAppCheckVerifier(app).verify },
])('$what, when deployed', ({ verify }) => {
  it.each([
    ['unsigned', unsigned],
    ['signed with a secret of the caller’s', bySecret],
    ['no token', 'garbage'],
    ['empty', ''],
  ])('refuses one that is %s', async (_what, token) => {
    await expect(verify(token)).rejects.toMatchObject({
      name: 'AppError',
      code: 'unauthenticated',
    });
  });
});
