import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hubEntry } from '../support/stack-addresses.ts';

async function get(path: string): Promise<Response> {
  const { host, port } = await hubEntry('hosting');
  return fetch(`http://${host}:${port}${path}`, { redirect: 'manual' });
}

/** What a page of this reply may do, by the name of the directive. */
function directivesOf({ headers }: Response): Map<string, string[]> {
  const policy = headers.get('content-security-policy') ?? '';
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources];
    }),
  );
}

const pages = ['/app', '/app/new', '/app/analysis?id=x', '/app/admin', '/app/monitor'];
const inlineScript = /<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g;

describe('every answer of hosting', () => {
  it.each([...pages, '/nowhere', '/app/nowhere', '/app/new/'])(
    'to %s lets a page run its own scripts and no other',
    async (path) => {
      const reply = await get(path);
      const allowed = directivesOf(reply);
      expect(allowed.get('script-src')?.slice(0, 1)).toEqual(["'self'"]);
      expect(allowed.get('script-src')?.join(' ')).not.toMatch(/unsafe|\*|data:|https?:/);
      for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'frame-src']) {
        expect(allowed.get(name), name).toEqual(["'none'"]);
      }
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
      expect(reply.headers.get('referrer-policy')).toBe('same-origin');

      const scripts = [...(await reply.text()).matchAll(inlineScript)].map(([, script = '']) => {
        return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
      });
      if (reply.status < 300) expect(scripts.length).toBeGreaterThan(0);
      expect(allowed.get('script-src')).toEqual(expect.arrayContaining(scripts));
    },
  );

  it.each(['/health', '/api/openapi.json', '/analyses'])(
    'to %s, which is data, lets nothing run',
    async (path) => {
      const reply = await get(path);
      expect(Object.fromEntries(directivesOf(reply))).toEqual({
        'default-src': ["'none'"],
        'frame-ancestors': ["'none'"],
      });
      expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    },
  );
});

describe('hosting', () => {
  it.each(pages)('answers %s with a page that no other site may frame', async (path) => {
    const reply = await get(path);
    expect(reply.status).toBe(200);
    expect(await reply.text()).toMatch(/^<!DOCTYPE html>/i);
    expect(directivesOf(reply).get('frame-ancestors')).toEqual(["'none'"]);
  });

  it.each([
    ['the start', '/', '/app'],
    ['the old monitor', '/monitor', '/app/monitor'],
  ])('leads from %s to the dashboard', async (_what, from, to) => {
    const reply = await get(from);
    expect([reply.status, reply.headers.get('location')]).toEqual([302, to]);
    expect((await get(to)).status).toBe(200);
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
