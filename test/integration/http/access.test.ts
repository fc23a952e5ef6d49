import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalReply } from '../../../functions/src/contract/sessions.ts';
import {
  type DescribedRoute,
  fillPath,
  isOfSession,
  readDocument,
  routeBehind,
  routesIn,
} from '../../support/described-routes.ts';
import { type HttpServer, startHttpServer } from '../../support/http-server.ts';
import { type Account, forgeToken, openAccount, revokedToken } from '../../support/id-tokens.ts';
import { seedAnalysis } from '../../support/seeded-analysis.ts';

/** All others need a token: a route that is to be open must be named here. */
const openRoutes = ['GET /health', 'GET /api/openapi.json'];

const server: HttpServer = await startHttpServer();
const routes = routesIn(await readDocument(server.address));
const closedRoutes = routes.filter(({ name }) => !openRoutes.includes(name));

let stranger: Account;
let sessionId: string;
/** By what is wrong with them; null: none is sent. */
let badTokens: Record<string, string | null>;

beforeAll(async () => {
  const [someone, revoked] = await Promise.all([openAccount(), revokedToken()]);
  stranger = someone;
  sessionId = await seedAnalysis(randomUUID());
  const longAgo = Math.floor(Date.now() / 1000) - 7_200;
  badTokens = {
    none: null,
    garbage: 'garbage',
    'cut short': stranger.idToken.slice(0, -20),
    expired: forgeToken(stranger, { auth_time: longAgo, iat: longAgo, exp: longAgo + 3_600 }),
    'of another project': forgeToken(stranger, {
      aud: 'another-project',
      iss: 'https://securetoken.google.com/another-project',
    }),
    'of an account that is gone': forgeToken({ uid: randomUUID(), idToken: '' }),
    revoked,
  };
});
afterAll(() => server.stop());

async function ask(route: DescribedRoute, token: string | null) {
  const reply = await fetch(`${server.address}${fillPath(route, sessionId)}`, {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      // Each refusal costs an address, and this file asks for more than a minute has room for.
      'X-Forwarded-For': randomUUID(),
    },
  });
  return { status: reply.status, body: (await reply.json()) as unknown };
}

describe('the OpenAPI document', () => {
  it('leaves open only what is meant to be', () => {
    const open = routes.filter(({ operation }) => (operation.security ?? []).length === 0);
    expect(open.map(({ name }) => name).sort()).toEqual([...openRoutes].sort());
  });

  it('names every route that is served', () => {
    expect(routes.map(routeBehind)).toHaveLength(routes.length);
  });
});

describe.each(closedRoutes)('$name', (route) => {
  it.each([
    'none',
    'garbage',
    'cut short',
    'expired',
    'of another project',
    'of an account that is gone',
    'revoked',
  ])('refuses a token that is %s', async (which) => {
    const { status, body } = await ask(route, badTokens[which] ?? null);
    expect({ status, body: refusalReply.parse(body) }).toMatchObject({
      status: 401,
      body: { code: 401, reason: 'unauthenticated' },
    });
  });
});

const isForAdmins = (route: DescribedRoute) =>
  ['admin', 'operator'].includes(routeBehind(route).access);

describe.each([
  ['whose session it is not', closedRoutes.filter(isOfSession)],
  ['who is no admin', closedRoutes.filter(isForAdmins)],
])('somebody %s', (_, refusing) => {
  it.each(refusing)('is refused by $name', async (route) => {
    const { status, body } = await ask(route, stranger.idToken);
    expect({ status, body: refusalReply.parse(body) }).toMatchObject({
      status: 403,
      body: { code: 403, reason: 'permission_denied' },
    });
  });
});
