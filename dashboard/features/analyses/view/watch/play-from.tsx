import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { playFrom } from './playback.ts';

interface PlayFromProps {
  seconds: number;
  video: HTMLVideoElement | null;
  /** The time in words; a button says Play before it. */
  children: ReactNode;
}

/** A moment of the video that can be played; plain words where there is no video. */
export function PlayFrom({ seconds, video, children }: PlayFromProps) {
  if (video === null) {
    return (
      <Text span size="sm" c="dimmed">
        {children}
      </Text>
    );
  }
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => playAndShow(video, seconds)}>
      Play {children}
    </Anchor>
  );
}

/** The button may be far below the video. */
function playAndShow(video: HTMLVideoElement, seconds: number): void {
  video.scrollIntoView({ block: 'nearest' });
  playFrom(video, seconds);
}
