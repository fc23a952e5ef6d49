import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { LOCAL_HOST, movedPorts, parsePortOffset } from '../../scripts/stack/ports.ts';
import { type RunningStack, startStack } from '../support/running-stack.ts';

const offset = parsePortOffset(process.env['FLOKRAFT_PORT_OFFSET']);

let folder: string;
let stack: RunningStack;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homes-'));
  await mkdir(join(folder, 'foreign'));
  // Nobody can write under it, root included, as in a home that is somebody else's.
  await writeFile(join(folder, 'foreign', '.config'), '');
});
afterEach(() => stack.endHard());
afterAll(() => rm(folder, { recursive: true }));

it('a stack starts, and its hosting answers, where the network needs a proxy', async () => {
  const proxy = 'http://127.0.0.1:9';
  const health = `http://${LOCAL_HOST}:${movedPorts(offset).hosting}/health`;
  const command = ['curl', '--silent', '--noproxy', '*', health];
  stack = startStack(offset, command, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy });
  await stack.said('"status":"ok"');
  expect(await stack.gone(60_000), stack.output()).toEqual([]);
});

it.each([
  ['belongs to somebody else', () => join(folder, 'foreign')],
  ['is not there', () => join(folder, 'nowhere')],
  ['is not set', () => undefined],
])('a stack starts where HOME %s', async (_what, home) => {
  const command = ['printenv', 'FIREBASE_AUTH_EMULATOR_HOST'];
  stack = startStack(offset, command, { HOME: home(), XDG_CONFIG_HOME: undefined });
  await stack.said(`${LOCAL_HOST}:${movedPorts(offset).auth}`);
  expect(await stack.gone(60_000), stack.output()).toEqual([]);
});
