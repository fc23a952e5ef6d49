import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { CRC32C } from '@google-cloud/storage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createVideoBucket } from '../../functions/src/adapters/video-bucket.ts';

const text = 'a proxy of some bytes';
let folder: string;
let server: Server;
let resets: number;
let requests: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucket-upload-'));
  await writeFile(join(folder, 'proxy.mp4'), text);
  requests = 0;
  server = createServer(async (request, response) => {
    requests += 1;
    if (requests <= resets) {
      request.socket.resetAndDestroy();
      return;
    }
    await buffer(request);
    const crc32c = new CRC32C();
    crc32c.update(Buffer.from(text));
    const size = String(text.length);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ name: 'p', size, generation: '7', crc32c: crc32c.toString() }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
  await rm(folder, { recursive: true });
});

function upload(signal = new AbortController().signal) {
  const { port } = server.address() as AddressInfo;
  const emulatorUrl = `http://127.0.0.1:${port}`;
  const bucket = createVideoBucket({ projectId: 'demo-x', bucketName: 'b', emulatorUrl });
  return bucket.upload(join(folder, 'proxy.mp4'), 'p', { contentType: 'video/mp4', signal });
}

describe('the upload of a file', () => {
  it('is begun anew where the connection breaks', async () => {
    resets = 2;
    expect(await upload()).toMatchObject({ generation: '7', sizeBytes: text.length });
    expect(requests).toBe(3);
  });

  it('is given up where it breaks a third time', async () => {
    resets = 3;
    await expect(upload()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(requests).toBe(3);
  });

  it('is not begun anew once it has been stopped', async () => {
    resets = 3;
    const stop = new AbortController();
    server.once('request', () => stop.abort());
    await expect(upload(stop.signal)).rejects.toThrow();
    expect(requests).toBe(1);
  });
});
