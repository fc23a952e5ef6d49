import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ownSite } from '../../../../scripts/smoke/own-site.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    await new Promise((done) => server.close(done));
  }
});

/** A site that tells its pages so much. */
async function siteOf(config: string | null): Promise<string> {
  const server = createServer((request, response) => {
    const isAsked = request.url === '/__/firebase/init.json' && config !== null;
    response.writeHead(isAsked ? 200 : 404).end(isAsked ? config : 'Site Not Found');
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ofProject = (projectId: string) => JSON.stringify({ projectId, apiKey: 'key' });

describe('the site of a project', () => {
  it('is the first of its origins that tells of it, whatever its name', async () => {
    const origins = [
      await siteOf(null),
      await siteOf(ofProject('another')),
      await siteOf('<!doctype html>'),
      await siteOf(ofProject('my-dance-app')),
      await siteOf(ofProject('my-dance-app')),
    ];
    expect(await ownSite('my-dance-app', origins)).toBe(origins[3]);
  });

  it('is the first origin where none does', async () => {
    const origins = [await siteOf(null), await siteOf(ofProject('another'))];
    expect(await ownSite('my-dance-app', origins)).toBe(origins[0]);
    expect(await ownSite('my-dance-app', [])).toBe('https://my-dance-app.web.app');
  });
});
