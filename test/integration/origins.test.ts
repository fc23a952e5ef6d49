import { describe, expect, it } from 'vitest';
import { functionsAddress, hubEntry, projectId, region } from '../support/stack-addresses.ts';

const wish = { 'Access-Control-Request-Method': 'POST' };

/** Where the stack's own functions answer a page: a callable, and the API with hosting before it or not. */
async function doors(): Promise<string[]> {
  const [functions, hosting] = await Promise.all([functionsAddress(), hubEntry('hosting')]);
  const direct = `http://${functions.host}:${functions.port}/${projectId}/${region}`;
  return [
    `${direct}/listAnalyses`,
    `${direct}/api/api/v1/video/sessions`,
    `http://${hosting.host}:${hosting.port}/api/v1/video/sessions`,
  ];
}

const allowedBy = async (door: string, method: string, origin: string) => {
  const headers = { ...(method === 'OPTIONS' && wish), Origin: origin };
  const reply = await fetch(door, { method, headers });
  return reply.headers.get('Access-Control-Allow-Origin');
};

describe('the local stack’s functions', () => {
  it('let in pages of its hosting by both names, of the project’s, and of next dev', async () => {
    const { port } = await hubEntry('hosting');
    const ours = [
      ...[`http://127.0.0.1:${port}`, `http://localhost:${port}`, `https://${projectId}.web.app`],
      ...['http://localhost:3000', 'http://127.0.0.1:3000'],
    ];
    for (const door of await doors()) {
      for (const origin of ours) {
        expect(await allowedBy(door, 'OPTIONS', origin), door).toBe(origin);
        expect(await allowedBy(door, 'POST', origin), door).toBe(origin);
      }
    }
  });

  it('let in no other, though the emulator would', async () => {
    for (const door of await doors()) {
      for (const origin of ['https://evil.example', 'null', 'http://localhost:3001']) {
        expect(await allowedBy(door, 'OPTIONS', origin), door).toBeNull();
        expect(await allowedBy(door, 'POST', origin), door).toBeNull();
      }
    }
  });
});
