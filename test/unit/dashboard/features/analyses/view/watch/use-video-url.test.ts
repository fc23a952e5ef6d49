// @vitest-environment happy-dom
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useVideoUrl } from '../../../../../../../dashboard/features/analyses/view/watch/use-video-url.ts';

/** What is fetched first comes late on a busy machine. */
const patiently = { timeout: 60_000 };

/** Of the service, which cannot be reached. */
let questions = 0;
beforeEach(() => {
  questions = 0;
  vi.stubGlobal('fetch', () => {
    questions += 1;
    return Promise.reject(new Error('There is no service here.'));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('is asked for once, and anew where another run has prepared the video', async () => {
  const { result, rerender } = renderHook(({ by }) => useVideoUrl('one', by), {
    initialProps: { by: 'run-1' },
  });
  await waitFor(() => expect(result.current.found.state).toBe('refused'), patiently);
  rerender({ by: 'run-1' });
  expect(questions).toBe(1);
  rerender({ by: 'run-2' });
  await waitFor(() => expect(questions).toBe(2), patiently);
});
