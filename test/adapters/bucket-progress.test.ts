import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createVideoBucket } from '../../functions/src/adapters/video-bucket.ts';

const asDeployed = { projectId: 'demo-x', bucketName: 'b', emulatorUrl: null };
let close = () => {};
afterEach(() => close());

/** A session that answers like this; the address of it, and what it was asked. */
async function session(status: number, headers: Record<string, string> = {}) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    response.writeHead(status, headers).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  close = () => server.close();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/upload?upload_id=1`, asked };
}

it.each([
  ['none', 'nothing has come', 308, {}],
  ['some', 'a part has come', 308, { Range: 'bytes=0-262143' }],
  ['whole', 'all has come', 200, {}],
  ['whole', 'all has come just now', 201, {}],
  [null, 'the session is gone', 404, {}],
  [null, 'the session was ended', 410, {}],
  [null, 'the service is not well', 503, {}],
] as const)('tells %s of an upload of which %s', async (told, _what, status, headers) => {
  const { url } = await session(status, headers);
  expect(await createVideoBucket(asDeployed).uploadProgress(url)).toBe(told);
});

it('asks with no byte, as the protocol has it', async () => {
  const { url, asked } = await session(308);
  await createVideoBucket(asDeployed).uploadProgress(url);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    method: 'PUT',
    headers: { 'content-length': '0', 'content-range': 'bytes */*' },
  });
});

it('asks nobody on the local stack, whose bucket would take it for an upload', async () => {
  const { url, asked } = await session(200);
  const local = createVideoBucket({ ...asDeployed, emulatorUrl: 'http://127.0.0.1:1' });
  expect(await local.uploadProgress(url)).toBeNull();
  expect(asked).toEqual([]);
});
