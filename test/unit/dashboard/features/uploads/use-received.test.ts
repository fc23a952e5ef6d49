// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdUpload } from '../../../../../dashboard/features/uploads/upload-lock.ts';
import { useReceived } from '../../../../../dashboard/features/uploads/use-received.ts';
import { openUpload } from './build-upload.ts';

/** What all tabs of a browser hold, as Web Locks see it. */
const held = new Set<string>();
const locks = {
  query: async () => ({ held: [...held].map((name) => ({ name })) }),
  async request(name: string, options: LockOptions, work: (lock: object | null) => unknown) {
    if (options.mode === 'shared') return vi.waitFor(() => expect(held.has(name)).toBe(false));
    if (held.has(name)) return work(null);
    held.add(name);
    return Promise.resolve(work({})).finally(() => held.delete(name));
  },
};

/** The service, which has 400 bytes. */
let questions = 0;
class FakeRequest {
  readonly upload = {};
  readonly status = 308;
  onload = () => {};
  open() {}
  setRequestHeader() {}
  getResponseHeader = () => 'bytes=0-399';
  send() {
    questions += 1;
    queueMicrotask(() => this.onload());
  }
}

const upload = openUpload();
const { analysisId } = upload;
const arrived = { kind: 'bytes', bytes: 400 };
const lookAgain = async () => {
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((resolve) => setTimeout(resolve, 20));
};

beforeEach(() => {
  questions = 0;
  held.clear();
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'locks');
});

async function shown() {
  const { result } = renderHook(() => useReceived(upload));
  await vi.waitFor(() => expect(result.current).not.toEqual({ kind: 'asking' }));
  return result;
}

describe('how far an upload has come', () => {
  it('is asked when it is shown, and whenever it is looked at again', async () => {
    const result = await shown();
    expect(result.current).toEqual(arrived);
    await lookAgain();
    expect([result.current, questions]).toEqual([arrived, 2]);
  });

  it('is not asked while another tab sends it, and then is', async () => {
    held.add(`flokraft.upload.${analysisId}`);
    const result = await shown();
    expect([result.current, questions]).toEqual([{ kind: 'elsewhere' }, 0]);
    held.clear();
    await vi.waitFor(() => expect(result.current).toEqual(arrived));
  });

  it.each([
    ['where tabs know of each other', true],
    ['in a browser where they do not', false],
  ])('is left as it is while this page itself is at it, %s', async (_where, hasLocks) => {
    if (!hasLocks) Reflect.deleteProperty(navigator, 'locks');
    const result = await shown();
    const ours = Promise.withResolvers<void>();
    const work = holdUpload(analysisId, () => ours.promise);
    await lookAgain();
    expect([result.current, questions]).toEqual([arrived, 1]);

    ours.resolve();
    await work;
    await lookAgain();
    expect(questions).toBe(2);
  });

  it('is asked again after this page has failed at it', async () => {
    await shown();
    const work = holdUpload(analysisId, () => Promise.reject(new Error('no network')));
    await expect(work).rejects.toThrow('no network');
    await lookAgain();
    expect(questions).toBe(2);
  });
});
