import { getBytes, getDownloadURL, ref, uploadBytes } from 'firebase/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bucket } from '../support/admin-sdk.ts';
import { type Client, closeClients, signedOut, signUp, signUpAdmin } from '../support/client.ts';

const roles = ['owner', 'admin', 'stranger', 'signed-out'] as const;

let people: Record<(typeof roles)[number], Client>;

beforeAll(async () => {
  const [owner, admin, stranger, nobody] = await Promise.all([
    signUp(),
    signUpAdmin(),
    signUp(),
    signedOut(),
  ]);
  people = { owner, admin, stranger, 'signed-out': nobody };
  await bucket.file(storedPath()).save('stored', { contentType: 'text/plain' });
});
afterAll(closeClients);

/** Outside `videos/`, where an object without an analysis might be cleared away. */
const storedPath = (): string => `kept/${people.owner.uid}/file`;

const paths: { what: string; path: () => string }[] = [
  { what: "the owner's folder", path: () => `videos/${people.owner.uid}/new-analysis/source` },
  { what: 'the place of a stored object', path: storedPath },
  { what: 'the top of the bucket', path: () => 'anything.mp4' },
  { what: 'any other folder', path: () => 'some/other/folder/file.mp4' },
];

describe.each(paths)('a direct write to $what', ({ path }) => {
  it.each(roles)('is refused to the %s', async (role) => {
    const target = ref(people[role].storage, path());
    const written = uploadBytes(target, new Uint8Array([1, 2, 3]), { contentType: 'video/mp4' });
    await expect(written).rejects.toMatchObject({ code: 'storage/unauthorized' });
  });
});

describe('a direct read of a stored object', () => {
  it.each(roles)('is refused to the %s', async (role) => {
    const target = ref(people[role].storage, storedPath());
    await expect(getBytes(target)).rejects.toMatchObject({ code: 'storage/unauthorized' });
    await expect(getDownloadURL(target)).rejects.toMatchObject({ code: 'storage/unauthorized' });
  });
});

describe('a stored object', () => {
  it('stays as it was', async () => {
    const [bytes] = await bucket.file(storedPath()).download();
    expect(bytes.toString()).toBe('stored');
  });
});
