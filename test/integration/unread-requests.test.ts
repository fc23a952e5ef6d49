import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { freePort } from '../../scripts/faults/free-port.ts';
import { openAccount } from '../support/id-tokens.ts';
import { speak } from '../support/raw-connection.ts';

const functions = fileURLToPath(new URL('../../functions', import.meta.url));
const framework = createRequire(import.meta.url).resolve('@google-cloud/functions-framework');
const program = framework.replace(/index\.js$/, 'main.js');

let platform: ChildProcess | undefined;
afterEach(async () => {
  if (platform === undefined || platform.exitCode !== null) return;
  platform.kill('SIGKILL');
  await once(platform, 'exit');
});

/** One function of the build, as the platform starts it: nobody has asked it anything. */
async function start(target: string): Promise<string> {
  const port = await freePort();
  platform = spawn(process.execPath, [program, `--source=${functions}`], {
    env: {
      ...process.env,
      ...{ FUNCTION_TARGET: target, PORT: `${port}`, FUNCTIONS_EMULATOR: 'true' },
      ...{ ALLOWED_ORIGINS: 'https://gym.example', REQUIRE_VERIFIED_EMAIL: 'false' },
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  platform.stdout?.on('data', (text: Buffer) => {
    said += text;
  });
  await vi.waitFor(() => expect(said).toContain('Serving function'), { timeout: 30_000 });
  return `http://127.0.0.1:${port}`;
}

const broken = async () => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    Authorization: `Bearer ${(await openAccount()).idToken}`,
  },
  body: '{"a":',
});
const refused = {
  code: 400,
  reason: 'invalid_request',
  error: expect.stringMatching(/JSON|multipart/),
};

it.each([
  ['api', '/api/v1/video/uploads'],
  ['apiUpload', '/api/v1/video/upload'],
])('%s answers the first request, which the platform cannot read', async (target, path) => {
  const address = await start(target);
  const reply = await fetch(`${address}${path}`, await broken());
  expect([reply.status, await reply.json()]).toMatchObject([400, refused]);
  expect(reply.headers.get('Cache-Control')).toBe('private, no-store');

  const misnamed = await fetch(`${address}/api/v1/video/status/%ff`);
  expect([misnamed.status, await misnamed.json()]).toMatchObject([400, { code: 400 }]);
});

it('a callable answers in its own shape, which a page may read', async () => {
  const address = await start('listAnalyses');
  const page = { Origin: 'https://gym.example' };
  const request = await broken();
  const reply = await fetch(address, { ...request, headers: { ...request.headers, ...page } });
  expect(reply.status).toBe(400);
  expect(await reply.json()).toEqual({
    error: {
      status: 'INVALID_ARGUMENT',
      message: expect.stringContaining('JSON'),
      details: { code: 'invalid_request' },
    },
  });
  expect(reply.headers.get('Access-Control-Allow-Origin')).toBe(page.Origin);
});

it.each([
  ['api', 'POST /api/v1/video/uploads'],
  ['apiUpload', 'POST /api/v1/video/upload'],
  ['createAnalysis', 'POST /'],
])('%s refuses the first request by its headers, and none of it is read', async (target, line) => {
  const address = await start(target);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': 31_000_000 };
  const { statuses, end } = await speak(address, [{ line, headers }]);
  expect([statuses, end]).toEqual([[413], 'closed']);

  const small = { line, headers: { ...headers, 'Content-Length': 1_000, Connection: 'close' } };
  expect((await speak(address, [small])).statuses).toEqual([401]);
});
