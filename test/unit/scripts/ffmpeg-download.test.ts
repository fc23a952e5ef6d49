import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from '../../../scripts/ffmpeg/download.ts';
import { requireSecure } from '../../../scripts/ffmpeg/follow.ts';
import { OperatorError } from '../../../scripts/setup/operator-error.ts';
import {
  cutShort,
  dropAfter,
  type FileServer,
  fallSilent,
  file,
  redirect,
  serveFiles,
  status,
} from '../../support/file-server.ts';
import { sha256Of } from '../../support/release-archive.ts';

// Silence is long, so that a busy machine is not taken for it.
const patience = { attempts: 3, pauseMs: 1, silenceMs: 30_000 };
const bytes = randomBytes(300_000);
const otherBytes = randomBytes(300_000);

let folder: string;
let server: FileServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flokraft-download-'));
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true });
});

type Answers = Parameters<typeof serveFiles>[0][string];

async function fetchFrom(answers: Answers, silenceMs = patience.silenceMs) {
  server = await serveFiles({ '/file': answers });
  const path = join(folder, 'file');
  const wanted = { url: `${server.address}/file`, sha256: sha256Of(bytes), path };
  await download(wanted, { ...patience, silenceMs });
  return readFile(path);
}

const rangesAsked = () => server?.requests.map(({ range }) => range);

/** A server that has gone. */
async function deserted(): Promise<FileServer> {
  const gone = await serveFiles({});
  await gone.stop();
  return gone;
}

describe('download', () => {
  it('keeps what has the pinned hash', async () => {
    expect(await fetchFrom([file(bytes)])).toEqual(bytes);
    expect(rangesAsked()).toEqual([null]);
  });

  it('goes on where a dropped connection stopped', async () => {
    expect(await fetchFrom([dropAfter(bytes, 100_000), file(bytes)])).toEqual(bytes);
    expect(rangesAsked()).toEqual([null, expect.stringMatching(/^bytes=[1-9]\d*-$/)]);
  });

  it('goes on where a connection fell silent', async () => {
    const silent = [fallSilent(bytes, 100_000), file(bytes)];
    expect(await fetchFrom(silent, 200)).toEqual(bytes);
    expect(rangesAsked()?.[1]).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('starts over where the server sends the whole again', async () => {
    const whole = dropAfter(bytes, bytes.length);
    expect(await fetchFrom([dropAfter(bytes, 100_000), whole])).toEqual(bytes);
  });

  it('starts over where the file became another one meanwhile', async () => {
    const answers = [dropAfter(otherBytes, 100_000, '"old"'), file(bytes, '"new"')];
    expect(await fetchFrom(answers)).toEqual(bytes);
  });

  it('fetches once more, in one piece, what two halves do not make up', async () => {
    const sameName = [dropAfter(otherBytes, 100_000), file(bytes)];
    expect(await fetchFrom(sameName)).toEqual(bytes);
    expect(rangesAsked()?.at(-1)).toBeNull();
  });

  it('starts over where the server knows no such range', async () => {
    expect(await fetchFrom([dropAfter(bytes, 100_000), status(416), file(bytes)])).toEqual(bytes);
  });

  it.each([408, 429, 500, 502, 503])('tries again after a %i', async (code) => {
    expect(await fetchFrom([status(code), file(bytes)])).toEqual(bytes);
  });

  it('refuses another file, naming both hashes', async () => {
    const refusal = expect.stringContaining(sha256Of(otherBytes));
    await expect(fetchFrom([file(otherBytes)])).rejects.toMatchObject({ message: refusal });
    await expect(fetchFrom([file(otherBytes)])).rejects.toThrow(sha256Of(bytes));
    expect(server?.requests).toHaveLength(1);
  });

  it('refuses a file that ends early without a word', async () => {
    await expect(fetchFrom([cutShort(bytes, 100_000)])).rejects.toThrow('not what is pinned');
  });

  it.each([403, 404, 410])('says where to look after a %i, and asks once', async (code) => {
    await expect(fetchFrom([status(code)])).rejects.toThrow(
      new RegExp(`answers ${code}.*docs/runbook.md`),
    );
    expect(server?.requests).toHaveLength(1);
  });

  it('gives up after some attempts', async () => {
    await expect(fetchFrom([dropAfter(bytes, 0)])).rejects.toBeInstanceOf(OperatorError);
    expect(server?.requests).toHaveLength(patience.attempts);
  });

  it.each([
    ['nobody listens', async () => (await deserted()).address, 'ECONNREFUSED'],
    ['no name is known', async () => 'https://no-such-host.invalid', /ENOTFOUND|EAI_AGAIN/],
  ])('says that there is no network where %s', async (_where, addressOf, code) => {
    const wanted = { url: `${await addressOf()}/file`, sha256: sha256Of(bytes) };
    const attempt = download({ ...wanted, path: join(folder, 'file') }, patience);
    await expect(attempt).rejects.toBeInstanceOf(OperatorError);
    await expect(attempt).rejects.toThrow(code);
    await expect(attempt).rejects.toThrow('--archive <file>');
  });

  it('follows where it is sent on the same machine', async () => {
    server = await serveFiles({ '/file': [redirect('/there')], '/there': [file(bytes)] });
    const path = join(folder, 'file');
    await download({ url: `${server.address}/file`, sha256: sha256Of(bytes), path }, patience);
    expect(await readFile(path)).toEqual(bytes);
  });

  it.each(['http://example.org/file', 'file:///etc/passwd', 'ftp://example.org/file'])(
    'does not follow to %s',
    async (location) => {
      await expect(fetchFrom([redirect(location)])).rejects.toThrow('not https: not followed');
    },
  );

  it('does not follow in circles', async () => {
    await expect(fetchFrom([redirect('/file')])).rejects.toThrow('without end');
  });
});

describe('requireSecure', () => {
  const release = 'https://github.com/some/release';
  it.each([
    ['https://objects.example.com/file', release, true],
    ['http://objects.example.com/file', release, false],
    ['http://127.0.0.1/file', release, false],
    ['http://localhost/file', release, false],
    ['http://127.0.0.1:80/file', 'http://127.0.0.1:8080/file', true],
    ['http://127.0.0.1.example.com/file', 'http://127.0.0.1:8080/file', false],
    ['https://example.com/file', 'http://127.0.0.1:8080/file', true],
    ['data:text/plain,x', release, false],
  ])('decides on %s after %s', (next, start, allowed) => {
    const decide = () => requireSecure(new URL(next), start);
    if (allowed) expect(decide).not.toThrow();
    else expect(decide).toThrow(OperatorError);
  });
});
