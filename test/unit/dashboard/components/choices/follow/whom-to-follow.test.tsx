// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Point } from '../../../../../../dashboard/components/choices/follow/points.ts';
import { WhomToFollow } from '../../../../../../dashboard/components/choices/follow/whom-to-follow.tsx';

const told = vi.fn();
const failed = vi.fn();

function Step({ most }: { most: number }) {
  const [points, setPoints] = useState<readonly Point[]>([]);
  return (
    <MantineProvider env="test">
      <WhomToFollow
        url="blob:video"
        startOf={(durationSeconds) => durationSeconds / 2}
        most={most}
        points={points}
        onChange={(marked) => {
          told(marked);
          setPoints(marked);
        }}
        onFail={failed}
      />
    </MantineProvider>
  );
}

const video = () => document.querySelector('video') as HTMLVideoElement;
const picture = () => screen.getByRole('group', { name: 'How it begins' });
const marks = () => screen.queryAllByRole('button', { name: /^Mark \d/ });
const status = () => screen.getByRole('status').textContent;
const button = (name: string) => screen.getByRole('button', { name });

/** The picture is there, 400 by 200 on the screen. */
function load(size = { videoWidth: 640, videoHeight: 320 }) {
  Object.defineProperties(video(), {
    duration: { value: 20 },
    videoWidth: { value: size.videoWidth },
    videoHeight: { value: size.videoHeight },
  });
  fireEvent.loadedMetadata(video());
  const place = { left: 10, top: 20, width: 400, height: 200 };
  vi.spyOn(picture(), 'getBoundingClientRect').mockReturnValue(place as DOMRect);
}
const tap = (x: number, y: number) => fireEvent.click(picture(), { clientX: x, clientY: y });

function show(most: number) {
  render(<Step most={most} />);
  load();
}

afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

describe('whom to follow', () => {
  it('shows the picture with which what is judged begins', () => {
    show(1);
    expect(video().currentTime).toBe(10);
    expect(picture().style.getPropertyValue('--shape')).toBe('2');
  });

  it('is marked by taps, and a tap on a mark removes it', () => {
    show(2);
    tap(110, 120);
    tap(310, 70);
    expect(told).toHaveBeenLastCalledWith([
      { x: 0.25, y: 0.5 },
      { x: 0.75, y: 0.25 },
    ]);
    expect(status()).toBe('Both are marked.');
    tap(60, 60);
    expect(marks()).toHaveLength(2);
    fireEvent.click(marks()[0] as HTMLElement);
    expect(told).toHaveBeenLastCalledWith([{ x: 0.75, y: 0.25 }]);
    expect(marks()).toHaveLength(1);
  });

  it('is another where another is tapped in a solo', () => {
    show(1);
    tap(110, 120);
    tap(310, 70);
    expect(told).toHaveBeenLastCalledWith([{ x: 0.75, y: 0.25 }]);
  });

  it('is marked by keys alone', () => {
    show(2);
    fireEvent.click(button('Add a mark'));
    const [mark] = marks();
    expect(document.activeElement).toBe(mark);
    fireEvent.keyDown(mark as HTMLElement, { key: 'ArrowLeft' });
    fireEvent.keyDown(mark as HTMLElement, { key: 'ArrowDown' });
    expect(told).toHaveBeenLastCalledWith([{ x: 0.48, y: 0.52 }]);
    expect(marks()[0]?.getAttribute('aria-label')).toBe(
      'Mark 1: 48 % from the left, 52 % from the top',
    );
    expect(fireEvent.keyDown(mark as HTMLElement, { key: 'Tab' })).toBe(true);
    fireEvent.click(button('Remove 1'));
    expect(marks()).toHaveLength(0);
    expect(document.activeElement).toBe(button('Add a mark'));
  });

  it('takes no more marks than the type does', () => {
    show(2);
    for (let times = 0; times < 3; times += 1) fireEvent.click(button('Add a mark'));
    expect(marks()).toHaveLength(2);
    expect(button('Add a mark').getAttribute('aria-disabled')).toBe('true');
  });

  it('cannot be marked before the picture is there', () => {
    render(<Step most={2} />);
    tap(110, 120);
    fireEvent.click(button('Add a mark'));
    expect(told).not.toHaveBeenCalled();
  });

  it('is given up where the browser decodes no picture, be there sound or not', () => {
    render(<Step most={2} />);
    load({ videoWidth: 0, videoHeight: 0 });
    expect(failed).toHaveBeenCalledOnce();
    fireEvent.error(video());
    expect(failed).toHaveBeenCalledTimes(2);
  });
});
