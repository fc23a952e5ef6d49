import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalReply, sessionAccepted } from '../../../functions/src/contract/sessions.ts';
import { sourcePath } from '../../../functions/src/domain/video/object-paths.ts';
import { adminFirestore, bucket } from '../../support/admin-sdk.ts';
import { type Account, openAccount } from '../../support/id-tokens.ts';
import { shortClip } from '../../support/made-clips.ts';
import { functionsAddress, hubEntry, projectId, region } from '../../support/stack-addresses.ts';

const megabyte = 1_000_000;

let folder: string;
let hosting: string;
let functions: string;
let dancer: Account;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'curl-'));
  const address = await hubEntry('hosting');
  hosting = `http://${address.host}:${address.port}`;
  const direct = await functionsAddress();
  functions = `http://${direct.host}:${direct.port}/${projectId}/${region}`;
  dancer = await openAccount();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function curl(url: string, ...options: string[]) {
  const reply = join(folder, 'reply');
  await rm(reply, { force: true });
  const authorization = `Authorization: Bearer ${dancer.idToken}`;
  const written = ['--output', reply, '--write-out', '%{http_code} %{content_type}'];
  const { stdout } = await execa(
    'curl',
    ['-sS', '--path-as-is', '-H', authorization, ...written, ...options, url],
    { timeout: 50_000 },
  );
  const [status = '', type = ''] = stdout.split(' ');
  const body = await readFile(reply, 'utf8').catch(() => '');
  return { status: Number(status), body: type.includes('json') ? JSON.parse(body) : body };
}

/** A clip, made larger by bytes that players skip and that survive no encoding by chance. */
async function writeVideo(sizeBytes: number): Promise<{ path: string; md5: string }> {
  const clip = await shortClip();
  const free = randomBytes(sizeBytes - clip.byteLength);
  free.writeUInt32BE(free.byteLength, 0);
  free.write('free', 4, 'latin1');
  const bytes = Buffer.concat([clip, free]);
  const path = join(folder, `${sizeBytes}.mp4`);
  await writeFile(path, bytes);
  return { path, md5: createHash('md5').update(bytes).digest('base64') };
}

const upload = (path: string, ...options: string[]) =>
  curl(
    `${hosting}/api/v1/video/upload`,
    ...['-F', 'analysis_type=solo', '-F', `video=@${path};type=video/mp4`],
    ...options,
  );

describe('curl -F through hosting', () => {
  it.each([
    ['of 0.2 MB', 0.2, []],
    ['of 3 MB', 3, []],
    ['of 29 MB', 29, []],
    ['that expects to be told to go on', 0.2, ['-H', 'Expect: 100-continue']],
    ['in chunks', 3, ['-H', 'Transfer-Encoding: chunked']],
    ['that would rather speak HTTP/2', 3, ['--http2']],
    ['that would rather speak through a web socket', 0.2, ['-H', 'Upgrade: websocket']],
    [
      'with words for the next server alone',
      0.2,
      ['-H', 'Connection: close, X-Mine', '-H', 'X-Mine: 1', '-H', 'TE: trailers'].concat(
        ...['Keep-Alive: timeout=5', 'Proxy-Connection: keep-alive'].map((line) => ['-H', line]),
      ),
    ],
  ])('stores the bytes of a video %s', async (_what, megabytes, options) => {
    const { path, md5 } = await writeVideo(megabytes * megabyte);
    const { status, body } = await upload(path, ...options);
    expect(status, JSON.stringify(body)).toBe(202);
    const { sessionId } = sessionAccepted.parse(body);
    const [{ md5Hash }] = await bucket.file(sourcePath(dancer.uid, sessionId)).getMetadata();
    expect(md5Hash).toBe(md5);
    const { status: deleted } = await curl(
      `${hosting}/api/v1/video/cleanup/${sessionId}`,
      ...['-X', 'DELETE'],
    );
    expect(deleted).toBe(200);
    expect((await adminFirestore.doc(`analyses/${sessionId}`).get()).exists).toBe(false);
  });

  it.each([
    ['31 MB', 31, []],
    ['31 MB in chunks', 31, ['-H', 'Transfer-Encoding: chunked']],
    ['40 MB, more than the platform reads', 40, []],
  ])('refuses %s as too large', async (_what, megabytes, options) => {
    const { path } = await writeVideo(megabytes * megabyte);
    const { status, body } = await upload(path, ...options);
    expect(status).toBe(413);
    expect(refusalReply.parse(body)).toMatchObject({ code: 413, reason: 'video_too_large' });
  });
});

describe('an address that cannot be read', () => {
  it.each([
    '/api/v1/video/status/%ff',
    '/api/v1/video/status/%E0%A4%A',
    '/%ff',
    '/app/%',
    '/analyze/%c0%af',
  ])('is refused, and nothing ends: %s', async (address) => {
    const { status, body } = await curl(`${hosting}${address}`);
    expect(status).toBe(400);
    expect(refusalReply.parse(body)).toMatchObject({ code: 400, reason: 'invalid_request' });
    expect((await curl(`${hosting}/health`)).status).toBe(200);
  });

  it('is refused by the functions themselves', async () => {
    const { status, body } = await curl(`${functions}/api/%ff`);
    expect([status, body.reason]).toEqual([400, 'invalid_request']);
  });

  it('does no harm in a query', async () => {
    expect((await curl(`${hosting}/app?x=%ff`)).status).toBe(200);
    const { status, body } = await curl(`${hosting}/api/v1/video/sessions?cursor=%ff`);
    expect([status, body.issues?.[0].path]).toEqual([400, 'cursor']);
  });

  it('is none where it is only long', async () => {
    const { status, body } = await curl(`${hosting}/api/v1/video/status/${'a'.repeat(300)}`);
    expect([status, body.reason]).toEqual([400, 'invalid_request']);
  });
});

describe('a body that cannot be read', () => {
  const json = ['-H', 'Content-Type: application/json'];

  it.each([
    ['JSON that breaks off', [...json, '-d', '{"a":']],
    ['a bare null', [...json, '-d', 'null']],
    ['text in quotes', [...json, '-d', '"text"']],
    ['an unknown character set', ['-H', 'Content-Type: application/json; charset=no', '-d', '{}']],
    ['an unknown encoding', [...json, '-H', 'Content-Encoding: no', '-d', '{}']],
    ['an encoding that it does not have', [...json, '-H', 'Content-Encoding: gzip', '-d', '{}']],
  ])('is refused in the usual shape: %s', async (_what, options) => {
    const { status, body } = await curl(`${hosting}/api/v1/video/uploads`, ...options);
    expect(status).toBe(400);
    expect(refusalReply.parse(body)).toMatchObject({ code: 400, reason: 'invalid_request' });

    const called = await curl(`${functions}/listAnalyses`, ...options);
    expect(called.status).toBe(400);
    expect(called.body.error).toMatchObject({
      status: 'INVALID_ARGUMENT',
      details: { code: 'invalid_request' },
    });
  });
});
