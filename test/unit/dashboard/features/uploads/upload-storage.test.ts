// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ended } from '../../../../../dashboard/features/uploads/remembered-upload.ts';
import {
  endUpload,
  forgetAllUploads,
  forgetUpload,
  isRemembered,
  onUploadsChanged,
  readUploads,
  rememberUpload,
} from '../../../../../dashboard/features/uploads/upload-storage.ts';
import { openUpload } from './build-upload.ts';

const hourMs = 60 * 60_000;
const mine = openUpload();
const newer = openUpload({ analysisId: 'analysis-2', startedAtMs: 10 });
const theirs = openUpload({ analysisId: 'analysis-3', userId: 'a.b' });

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('what is remembered', () => {
  it('is read back, the newest first', async () => {
    expect([rememberUpload(mine), rememberUpload(newer)]).toEqual([true, true]);
    expect(await readUploads('dancer', 20)).toEqual([newer, mine]);
  });

  it('is one record for each analysis', async () => {
    rememberUpload(mine);
    const again = { ...mine, startedAtMs: 5 };
    rememberUpload(again);
    expect(await readUploads('dancer', 20)).toEqual([again]);
  });

  it('is forgotten by name', async () => {
    for (const upload of [mine, newer]) rememberUpload(upload);
    forgetUpload(mine);
    expect(isRemembered(mine)).toBe(false);
    expect(await readUploads('dancer', 20)).toEqual([newer]);
  });

  it('goes with whoever signs out, and nothing else does', () => {
    localStorage.setItem('another', 'thing');
    for (const upload of [mine, theirs]) rememberUpload(upload);
    forgetAllUploads();
    expect(Object.keys(localStorage)).toEqual(['another']);
  });

  it('is never anybody else’s, and does not outlive the change of user', async () => {
    for (const upload of [mine, theirs]) rememberUpload(upload);
    expect(await readUploads('a.b', 20)).toEqual([theirs]);
    expect(isRemembered(mine)).toBe(false);
  });

  it('loses its address with its hour, and all of it with its day', async () => {
    rememberUpload(mine);
    expect(await readUploads('dancer', hourMs)).toEqual([ended(mine, 'too_late')]);
    expect(JSON.stringify({ ...localStorage })).not.toContain('storage.example');
    expect(await readUploads('dancer', 24 * hourMs)).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it('ends only what is there', async () => {
    endUpload(mine, 'lost');
    expect(localStorage).toHaveLength(0);
    rememberUpload(mine);
    endUpload(mine, 'lost');
    expect(await readUploads('dancer', 20)).toEqual([ended(mine, 'lost')]);
  });

  it.each([
    ['no record', 'analysis-9', '{"version":'],
    ['a record in the place of another', 'analysis-9', JSON.stringify(mine)],
    ['another’s record under the own name', 'analysis-1', JSON.stringify({ ...mine, userId: 'x' })],
  ])('drops %s, and keeps the rest', async (_what, analysisId, text) => {
    rememberUpload(newer);
    localStorage.setItem(`flokraft.upload.${analysisId}.dancer`, text);
    expect(await readUploads('dancer', 20)).toEqual([newer]);
    expect(localStorage).toHaveLength(1);
  });

  it('is told of as it changes, here or in another tab, and only then', async () => {
    const heard = vi.fn();
    const stop = onUploadsChanged(heard);
    rememberUpload(mine);
    rememberUpload(mine);
    await readUploads('dancer', 20);
    expect(heard).toHaveBeenCalledTimes(1);
    const elsewhere = (key: string | null) =>
      window.dispatchEvent(Object.assign(new Event('storage'), { key }));
    elsewhere('another');
    expect(heard).toHaveBeenCalledTimes(1);
    elsewhere('flokraft.upload.x.y');
    elsewhere(null);
    expect(heard).toHaveBeenCalledTimes(3);
    stop();
    forgetUpload(mine);
    expect(heard).toHaveBeenCalledTimes(3);
  });
});

describe('a browser that keeps nothing', () => {
  it('remembers nothing where the storage is full', async () => {
    const full = Object.assign(Object.create(Storage.prototype), {
      getItem: () => null,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    vi.spyOn(window, 'localStorage', 'get').mockReturnValue(full);
    expect(rememberUpload(mine)).toBe(false);
    expect(await readUploads('dancer', 20)).toEqual([]);
  });

  it('remembers nothing where the storage is forbidden', async () => {
    vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    expect(rememberUpload(mine)).toBe(false);
    forgetUpload(mine);
    forgetAllUploads();
    expect(await readUploads('dancer', 20)).toEqual([]);
  });
});
