// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PlayedVideo } from '../../../../../../../dashboard/features/analyses/view/watch/played-video.tsx';
import { PlayerProvider } from '../../../../../../../dashboard/features/analyses/view/watch/player-provider.tsx';
import { usePlayer } from '../../../../../../../dashboard/features/analyses/view/watch/use-player.ts';

afterEach(cleanup);

const poster = 'data:image/jpeg;base64,AA==';

function Loop() {
  const { loop, change } = usePlayer();
  const span = { start_seconds: 3, end_seconds: 6 };
  return (
    <button type="button" onClick={() => change({ what: 'loop', span })}>
      {loop === null ? 'No loop' : 'A loop'}
    </button>
  );
}

/** The player with its first answer, and with the next. */
function show() {
  const page = (answer: number) => (
    <PlayerProvider>
      <PlayedVideo
        {...{ url: 'blob:one', answer, poster }}
        onPlayable={() => {}}
        onFail={() => {}}
      />
      <Loop />
    </PlayerProvider>
  );
  const { container, rerender } = render(page(1));
  const video = () => container.querySelector('video') as HTMLVideoElement;
  return { container, video, renew: () => rerender(page(2)) };
}

/** Its beginning has come, so that it is known how long it is. */
function load(video: HTMLVideoElement, duration = 19.2) {
  Object.defineProperties(video, {
    duration: { value: duration },
    readyState: { value: HTMLMediaElement.HAVE_ENOUGH_DATA },
    ...{ paused: { value: true, writable: true }, currentTime: { value: 0, writable: true } },
  });
  video.play = vi.fn(async () => {});
  fireEvent.loadedMetadata(video);
  fireEvent.loadedData(video);
}

describe('the video', () => {
  it('is its poster until its first picture is there', () => {
    const { video } = show();
    expect(video().getAttribute('poster')).toBe(poster);
    load(video());
    expect(video().getAttribute('poster')).toBeNull();
  });

  it('goes on where it was with a new address, and as quiet', () => {
    const { video, renew } = show();
    const first = video();
    load(first);
    Object.assign(first, { muted: true, currentTime: 7, paused: false });
    fireEvent.volumeChange(first);
    renew();
    expect(video()).not.toBe(first);
    load(video());
    expect(video()).toMatchObject({ muted: true, currentTime: 7 });
    expect(video().play).toHaveBeenCalledOnce();
  });

  it('goes to where somebody moved it while its address had ended', () => {
    const { video, renew } = show();
    load(video());
    video().currentTime = 12;
    fireEvent.seeking(video());
    renew();
    load(video());
    expect(video().currentTime).toBe(12);
  });

  it('begins anew, and loops nothing, where another part was prepared', () => {
    const { container, video, renew } = show();
    load(video());
    fireEvent.click(container.querySelector('button') as HTMLButtonElement);
    video().currentTime = 5;
    fireEvent.timeUpdate(video());
    expect(container.textContent).toBe('A loop');
    renew();
    load(video(), 8);
    expect(video().currentTime).toBe(0);
    expect(container.textContent).toBe('No loop');
  });
});
