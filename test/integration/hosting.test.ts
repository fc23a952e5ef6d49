import { describe, expect, it } from 'vitest';
import { hubEntry } from '../support/stack-addresses.ts';

async function get(path: string): Promise<Response> {
  const { host, port } = await hubEntry('hosting');
  return fetch(`http://${host}:${port}${path}`, { redirect: 'manual' });
}

describe('hosting', () => {
  it.each(['/app', '/app/new', '/app/analysis?id=x', '/app/admin', '/app/monitor'])(
    'answers %s with a page that no other site may frame',
    async (path) => {
      const reply = await get(path);
      expect(reply.status).toBe(200);
      expect(await reply.text()).toMatch(/^<!DOCTYPE html>/i);
      expect(reply.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    },
  );

  it('leads from the start to the dashboard', async () => {
    const reply = await get('/');
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/app']);
  });

  it.each([
    ['/health', 200],
    ['/api/openapi.json', 200],
    ['/analyses', 401],
    ['/admin/analyses', 401],
    ['/api/v1/video/status/x', 401],
  ])('hands %s on to the API', async (path, status) => {
    const reply = await get(path);
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toContain('application/json');
  });

  it('says of any other address that there is no such page', async () => {
    const reply = await get('/app/nowhere');
    expect(reply.status).toBe(404);
    expect(await reply.text()).toContain('There is no such page');
  });
});
