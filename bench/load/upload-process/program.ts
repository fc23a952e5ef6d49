import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import process from 'node:process';
import { type HttpFunction, http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { importBuilt } from '../own-process/built-functions.ts';

/** One instance of `apiUpload`: what deploys, behind the server that the platform puts before it. */
const { apiUpload } =
  await importBuilt<typeof import('../../../functions/src/index.ts')>('index.js');
http('apiUpload', apiUpload as unknown as HttpFunction);
const server = getTestServer('apiUpload').listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.({ port }));
process.send?.({ ready: true });
