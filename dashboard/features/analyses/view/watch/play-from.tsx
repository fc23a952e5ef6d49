import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { usePlayer } from './use-player.ts';

interface PlayFromProps {
  seconds: number;
  /** The time in words; a button says Play before it. */
  children: ReactNode;
}

/** A moment of the video that can be played; plain words where there is no video. */
export function PlayFrom({ seconds, children }: PlayFromProps) {
  const { playFrom } = usePlayer();
  return <PlayButton onPlay={() => playFrom(seconds)}>{children}</PlayButton>;
}

interface PlayButtonProps {
  onPlay: () => void;
  children: ReactNode;
}

export function PlayButton({ onPlay, children }: PlayButtonProps) {
  const { video } = usePlayer();
  if (video === null) {
    return (
      <Text span size="sm" c="dimmed">
        {children}
      </Text>
    );
  }
  return (
    <Anchor component="button" type="button" size="sm" onClick={onPlay}>
      Play {children}
    </Anchor>
  );
}
