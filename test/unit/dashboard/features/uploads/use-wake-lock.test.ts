// @vitest-environment happy-dom
import { cleanup, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useWakeLock } from '../../../../../dashboard/features/uploads/use-wake-lock.ts';

const release = vi.fn(async () => {});
const request = vi.fn(async () => ({ release }));
const grant = () =>
  Object.defineProperty(navigator, 'wakeLock', { value: { request }, configurable: true });

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
  Reflect.deleteProperty(navigator, 'wakeLock');
});

describe('the screen', () => {
  it('is kept on for as long as it is wanted, and again after each look elsewhere', async () => {
    grant();
    const { rerender } = renderHook(useWakeLock, { initialProps: true });
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(1));
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
    rerender(false);
    await vi.waitFor(() => expect(release).toHaveBeenCalled());
    document.dispatchEvent(new Event('visibilitychange'));
    expect(request).toHaveBeenCalledTimes(2);
  });

  it('is left alone where nothing is sent', () => {
    grant();
    renderHook(useWakeLock, { initialProps: false });
    expect(request).not.toHaveBeenCalled();
  });

  it('is let go of where the answer comes when it is wanted no more', async () => {
    grant();
    renderHook(useWakeLock, { initialProps: true }).unmount();
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1));
  });

  it('stays as it is where the browser refuses, or cannot', async () => {
    request.mockRejectedValueOnce(new DOMException('low battery', 'NotAllowedError'));
    grant();
    renderHook(useWakeLock, { initialProps: true }).unmount();
    Reflect.deleteProperty(navigator, 'wakeLock');
    renderHook(useWakeLock, { initialProps: true });
    expect(release).not.toHaveBeenCalled();
  });
});
