import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, expect, it, vi } from 'vitest';
import { createVideoBucket } from '../../functions/src/adapters/video-bucket.ts';

const path = 'videos/dancer/session/source';
/** With the checksum of what is sent below, which the SDK compares. */
const object = {
  ...{ name: path, contentType: 'video/mp4', size: '6', generation: '7' },
  crc32c: 'U7zv8Q==',
};

// Else the SDK would read from the stack's emulator what it wrote to ours.
vi.stubEnv('STORAGE_EMULATOR_HOST', undefined);

let stop = async () => {};
afterEach(() => stop());

/** A bucket whose service answers its uploads one after another; the last answer stays. */
async function bucketThatAnswers(...answers: [status: number, body: object][]) {
  const uploads: { url: string; body: Buffer }[] = [];
  const listener: RequestListener = async (request, response) => {
    const body = await buffer(request);
    let [status, reply]: [number, object] = [200, object];
    if (request.method === 'POST') {
      uploads.push({ url: request.url ?? '', body });
      [status, reply] = answers[uploads.length - 1] ?? [status, reply];
    }
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply));
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  const emulatorUrl = `http://127.0.0.1:${port}`;
  const bucket = createVideoBucket({ projectId: 'demo', bucketName: 'demo', emulatorUrl });
  return { bucket, uploads };
}

const chunks = [Buffer.from('abc'), Buffer.from('def')];
const write = { contentType: 'video/mp4' };
const refusal = (code: number): [number, object] => [code, { error: { code, message: 'no' } }];

it('writes only where there is nothing yet', async () => {
  const { bucket, uploads } = await bucketThatAnswers();
  expect(await bucket.write(path, chunks, write)).toMatchObject({ path, generation: '7' });
  expect(uploads[0]?.url).toContain('ifGenerationMatch=0');
  expect(uploads[0]?.body.toString()).toContain('abcdef');
});

it('answers the object that is there already', async () => {
  const { bucket, uploads } = await bucketThatAnswers(refusal(412));
  expect(await bucket.write(path, chunks, write)).toMatchObject({ path, generation: '7' });
  expect(uploads).toHaveLength(1);
});

it('sends the whole video again after a failure that passes', async () => {
  const { bucket, uploads } = await bucketThatAnswers(refusal(503));
  await bucket.write(path, chunks, write);
  expect(uploads.map(({ body }) => body.includes('abcdef'))).toEqual([true, true]);
});

it('rejects where the bucket refuses', async () => {
  const { bucket } = await bucketThatAnswers(refusal(403));
  await expect(bucket.write(path, chunks, write)).rejects.toMatchObject({ code: 403 });
});
