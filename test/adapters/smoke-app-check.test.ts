import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proveApp, removeDebugToken } from '../../scripts/smoke/app-check.ts';
import { limitsWithin } from '../../scripts/smoke/limits.ts';
import type { Target } from '../../scripts/smoke/target.ts';

const app = '/v1/projects/my-dance-app/apps/1:2:web:3';
const config = { apiKey: 'the key', appId: '1:2:web:3', bucket: 'b' };

/** App Check's API, which takes a debug token that it was given, and forgets it. */
let debugTokens: Map<string, string>;
let refusal: number | null;
let close: () => void;
let target: Target;
beforeEach(async () => {
  debugTokens = new Map();
  refusal = null;
  const server = createServer(async (request, response) => {
    const { method, headers, url = '' } = request;
    const body = JSON.parse((await text(request)) || '{}');
    const answer = (status: number, reply: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
    const mayAct = headers.authorization === 'Bearer mine' && headers['x-goog-user-project'];
    if (!mayAct || refusal !== null) {
      answer(refusal ?? 403, { error: { message: 'The caller does not have permission' } });
    } else if (method === 'POST' && url === `${app}/debugTokens`) {
      const name = `${app.slice('/v1/'.length)}/debugTokens/one`;
      debugTokens.set(name, body.token);
      answer(200, { name, displayName: body.displayName });
    } else if (url === `${app}:exchangeDebugToken?key=the%20key`) {
      const isKnown = [...debugTokens.values()].includes(body.debugToken);
      answer(isKnown ? 200 : 403, isKnown ? { token: 'a proof', ttl: '3600s' } : {});
    } else if (method === 'DELETE') {
      answer(debugTokens.delete(url.slice('/v1/'.length)) ? 200 : 404, {});
    } else answer(400, {});
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  close = () => server.close();
  const { port } = server.address() as AddressInfo;
  target = {
    project: 'my-dance-app',
    region: 'europe-west1',
    isLocal: false,
    origin: 'https://my-dance-app.web.app',
    ...{ site: '', functions: '', identity: '', firestore: '', control: null },
    appCheck: `http://127.0.0.1:${port}`,
  };
});
afterEach(() => close());

const asking = () => ({
  target,
  accessToken: 'mine',
  limits: limitsWithin(5),
  signal: new AbortController().signal,
});

describe('a smoke test of a project that enforces App Check', () => {
  it('proves itself by a debug token of its own, and takes that away again', async () => {
    const made: string[] = [];
    expect(await proveApp(config, asking(), (name) => made.push(name))).toBe('a proof');
    const [name = ''] = made;
    expect(debugTokens.get(name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(await removeDebugToken(asking(), name)).toBe(true);
    expect(debugTokens.size).toBe(0);
    expect(await removeDebugToken(asking(), name)).toBe(true);
  });

  it('says what is missing where it is refused', async () => {
    refusal = 403;
    const refused = proveApp(config, asking(), () => {});
    await expect(refused).rejects.toThrow('App Check answers HTTP 403. The caller does not have');
    await expect(refused).rejects.toMatchObject({ advice: expect.stringContaining('registered') });
    expect(await removeDebugToken(asking(), 'projects/x')).toBe(false);
  });
});
