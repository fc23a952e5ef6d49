// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlayFrom } from '../../../../../../../dashboard/features/analyses/view/watch/play-from.tsx';
import { PlaySpan } from '../../../../../../../dashboard/features/analyses/view/watch/play-span.tsx';
import { PracticePlayer } from '../../../../../../../dashboard/features/analyses/view/watch/practice-player.tsx';
import type { RunReport } from '../../../../../../../dashboard/firebase/analysis.ts';
import { aReport, someBody } from '../../../../../../support/build-report.ts';
import { PlayerAround } from '../player-around.tsx';

const report: RunReport = {
  ...aReport,
  runId: 'run-1',
  frames_decoded: 480,
  segments: [
    { start_seconds: 0, end_seconds: 9.6, label: 'One', comment: '', score: null },
    { start_seconds: 9.6, end_seconds: 19.2, label: 'Two', comment: '', score: null },
  ],
};

/** 19.2 s, as a browser would play it if time passed. */
function aVideo() {
  const video = document.createElement('video');
  let isPaused = true;
  const tell = (event: string) => video.dispatchEvent(new Event(event));
  let seconds = 0;
  Object.defineProperties(video, {
    paused: { get: () => isPaused },
    ended: { get: () => seconds >= 19.2 },
    seeking: { get: () => false },
    duration: { get: () => 19.2 },
    readyState: { get: () => 4 },
    currentTime: {
      get: () => seconds,
      set: (to: number) => {
        seconds = to;
        tell('seeking');
      },
    },
  });
  video.play = vi.fn(async () => {
    isPaused = false;
    tell('play');
  });
  video.pause = () => {
    isPaused = true;
    tell('pause');
  };
  const comeTo = (to: number) =>
    act(() => {
      seconds = to;
      if (to >= 19.2) isPaused = true;
      tell('timeupdate');
    });
  return { video, comeTo };
}

/** What is fetched first comes late on a busy machine. */
const patiently = { timeout: 60_000 };

let video: HTMLVideoElement;
let comeTo: (to: number) => void;
beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  ({ video, comeTo } = aVideo());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page({ newest, of }: { newest: RunReport; of: HTMLVideoElement | null }) {
  return (
    <MantineProvider env="test">
      <PlayerAround video={of}>
        <PracticePlayer analysisId="one" shape="16 / 9" hasSound {...{ report, newest }}>
          The picture
        </PracticePlayer>
        <PlaySpan span={{ start_seconds: 12, end_seconds: 16 }} />
        <PlayFrom seconds={3}>0:03</PlayFrom>
      </PlayerAround>
    </MantineProvider>
  );
}
const show = (newest = report, of: HTMLVideoElement | null = video) =>
  render(<Page {...{ newest, of }} />).container;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const isOn = (name: string) =>
  screen.getByRole('button', { name }).getAttribute('aria-pressed') === 'true';

describe('a moment', () => {
  it('plays over and over', () => {
    show();
    press('Play 0:12–0:16');
    expect(video.currentTime).toBe(12);
    expect(video.play).toHaveBeenCalledOnce();
    screen.getByText('Looping 0:12–0:16');
    comeTo(15.9);
    expect(video.currentTime).toBe(15.9);
    comeTo(16.01);
    expect(video.currentTime).toBe(12);
  });

  it('plays in slow motion, and at its own speed again', () => {
    show();
    press('Slow motion 0:12–0:16');
    expect(video.playbackRate).toBe(0.5);
    expect(screen.getByRole('radio', { name: '0.5' })).toHaveProperty('checked', true);
    press('Play 0:12–0:16');
    expect(video.playbackRate).toBe(1);
  });

  it('is looped no longer where the loop is stopped', () => {
    show();
    press('Play 0:12–0:16');
    const stop = screen.getByRole('button', { name: 'Stop looping' });
    stop.focus();
    fireEvent.click(stop);
    comeTo(17);
    expect(video.currentTime).toBe(17);
    expect(screen.queryByText(/Looping/)).toBeNull();
    // Its button is gone: keys go on where it was.
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Player' }));
  });

  it('is looped no longer where the video is moved out of it', () => {
    show();
    press('Play 0:12–0:16');
    act(() => {
      video.currentTime = 5;
    });
    expect(screen.queryByText(/Looping/)).toBeNull();
    press('Play 0:12–0:16');
    press('Play 0:03');
    expect(video.currentTime).toBe(3);
    expect(screen.queryByText(/Looping/)).toBeNull();
  });

  it('is plain words where there is no video', () => {
    show(report, null);
    expect(screen.getByText('0:12–0:16')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('the player', () => {
  it('loops the segment that is on, to the end of the video', () => {
    show();
    comeTo(12);
    press('Loop this part');
    screen.getByText('Looping 0:09–0:19');
    video.play();
    comeTo(19.2);
    expect(video.currentTime).toBe(9.6);
    expect(video.paused).toBe(false);
    press('Loop this part');
    expect(isOn('Loop this part')).toBe(false);
  });

  it('steps by a frame, and stays there', () => {
    show();
    video.play();
    comeTo(2.02);
    press('One frame forward');
    expect(video.paused).toBe(true);
    expect(video.currentTime).toBeCloseTo(2.06, 3);
    press('One frame back');
    expect(video.currentTime).toBeCloseTo(2.02, 3);
  });

  it('hears keys while it has the focus, and none with a modifier', () => {
    show();
    comeTo(2.02);
    const button = screen.getByRole('button', { name: 'Mirror' });
    fireEvent.keyDown(button, { key: '.' });
    expect(video.currentTime).toBeCloseTo(2.06, 3);
    fireEvent.keyDown(button, { key: ',' });
    expect(video.currentTime).toBeCloseTo(2.02, 3);
    fireEvent.keyDown(button, { key: '.', ctrlKey: true });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Play 0:03' }), { key: '.' });
    expect(video.currentTime).toBeCloseTo(2.02, 3);
    fireEvent.keyDown(button, { key: 'k' });
    expect(video.paused).toBe(false);
  });

  it('plays at the speed that is chosen', () => {
    show();
    fireEvent.click(screen.getByRole('radio', { name: '0.25' }));
    expect(video.playbackRate).toBe(0.25);
    expect(video.defaultPlaybackRate).toBe(0.25);
  });

  it('mirrors the picture, and nothing else', () => {
    const page = show();
    press('Mirror');
    expect(isOn('Mirror')).toBe(true);
    expect(page.querySelector('[data-mirrored]')?.textContent).toBe('The picture');
  });

  it('mirrors no words that stand where the video was', () => {
    const { container, rerender } = render(<Page newest={report} of={video} />);
    press('Mirror');
    rerender(<Page newest={report} of={null} />);
    expect(container.querySelector('[data-mirrored]')).toBeNull();
  });

  it('has no skeleton where the newest run followed nobody: it is that of the video', () => {
    show();
    expect(screen.queryByRole('button', { name: 'Skeleton' })).toBeNull();
    cleanup();
    const { measurements } = report;
    show({ ...report, measurements: { ...measurements, body: someBody } });
    screen.getByRole('button', { name: 'Skeleton' });
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('says aloud that a skeleton cannot be had', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new Error('There is no service here.')));
    const { measurements } = report;
    show({ ...report, measurements: { ...measurements, body: someBody } });
    const status = screen.getByRole('status');
    press('Skeleton');
    const said = () => expect(status.textContent).toContain('The skeleton cannot be loaded now.');
    await waitFor(said, patiently);
    press('Skeleton');
    expect(status.textContent).toBe('');
  });
});
