// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { browserTransport } from '../../../../../dashboard/features/uploads/browser-transport.ts';

const transport = browserTransport(new Blob(['dance']), { url: 'http://x.example', headers: {} });
const longMs = 10 * 60_000;

describe('a pause', () => {
  it.each([
    ['the connection is back', () => window.dispatchEvent(new Event('online'))],
    ['the page is looked at again', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('ends when %s', async (_what, happen) => {
    const ended = vi.fn();
    const pause = transport.pause(longMs, new AbortController().signal).then(ended);
    await Promise.resolve();
    expect(ended).not.toHaveBeenCalled();
    happen();
    await pause;
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('goes on while the page is put out of sight', async () => {
    const ended = vi.fn();
    const controller = new AbortController();
    const pause = transport.pause(longMs, controller.signal).then(ended);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ended).not.toHaveBeenCalled();
    visibility.mockRestore();
    controller.abort();
    await pause;
  });
});
