import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminAuth, adminFirestore, objectsOf } from '../../support/admin-sdk.ts';
import { runTimeoutMs } from '../../support/good-run.ts';
import { sampleFile, textBytes } from '../../support/made-clips.ts';
import { emulatorAddress, hubEntry } from '../../support/stack-addresses.ts';
import { waitUntil } from '../../support/wait-until.ts';

const script = fileURLToPath(new URL('../../../docs/session.sh', import.meta.url));
const sample = fileURLToPath(sampleFile);

let folder: string;
let hosting: string;
let userId: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-script-'));
  const { host, port } = await hubEntry('hosting');
  hosting = `http://${host}:${port}`;
  const login = { email: `${randomUUID()}@example.com`, password: randomUUID() };
  userId = (await adminAuth.createUser(login)).uid;
  const auth = emulatorAddress('FIREBASE_AUTH_EMULATOR_HOST');
  const path = 'identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo';
  const reply = await fetch(`http://${auth.host}:${auth.port}/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...login, returnSecureToken: true }),
  });
  token = String(((await reply.json()) as { idToken: unknown }).idToken);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function runScript(parameters: string[], environment: Record<string, string> = {}) {
  const env = { FLOKRAFT_URL: hosting, FLOKRAFT_TOKEN: token, ...environment };
  return execa('/bin/sh', [script, ...parameters], { env, reject: false });
}

describe('docs/session.sh', () => {
  it('goes through a session by curl, and leaves nothing of it', {
    timeout: runTimeoutMs,
  }, async () => {
    const { exitCode, stdout, stderr } = await runScript([sample]);
    expect({ exitCode, stderr }, stdout).toEqual({ exitCode: 0, stderr: '' });
    const ids = [...stdout.matchAll(/Session (\w+) is (\w+)/g)];
    expect(ids.map(([, , status]) => status)).toEqual([
      expect.stringMatching(/^(queued|processing)$/),
      // A busy machine may end the second run before its cancel comes.
      expect.stringMatching(/^(cancelled|over)$/),
    ]);
    expect(stdout).toMatch(/100 % {2}completed/);
    // No body is looked for on this stack, and a total takes two of the three criteria.
    expect(stdout).toMatch(/Total score: not measured, judged by signal:/);
    expect(stdout).toMatch(/^ {5}movement to music: [\d.]+$/m);

    const query = adminFirestore.collection('analyses').where('user_id', '==', userId);
    expect((await query.get()).size).toBe(0);
    for (const [, id = ''] of ids) {
      await waitUntil(`analyses/${id}/private/work`, (work) => work === undefined);
      expect(await objectsOf(userId, id)).toEqual([]);
    }
  });

  it('ends with the service’s own words where a session fails', {
    timeout: runTimeoutMs,
  }, async () => {
    const noVideo = join(folder, 'dance.mp4');
    await writeFile(noVideo, textBytes('This is no video.'));
    const { exitCode, stderr } = await runScript([noVideo]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('answered 500');
    expect(stderr).toContain('unsupported_format');
  });

  it('ends with the service’s refusal of a stranger', async () => {
    const { exitCode, stderr } = await runScript([sample], { FLOKRAFT_TOKEN: 'forged' });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('answered 401');
  });

  it.each([
    ['nothing to send', [], {}, 'VIDEO'],
    ['a file that is not there', ['/no/such/file.mp4'], {}, '/no/such/file.mp4'],
    ['no token', [sample], { FLOKRAFT_TOKEN: '' }, 'FLOKRAFT_TOKEN'],
  ])('explains itself where it is given %s', async (_what, parameters, environment, words) => {
    const { exitCode, stderr } = await runScript(parameters, environment);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(words);
  });
});
