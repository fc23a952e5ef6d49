'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { useFileUrl } from './use-file-url.ts';
import styles from './video-picker.module.css';

interface VideoPreviewProps {
  file: File;
  onDuration: (seconds: number) => void;
}

/** Plays a file from this device, if the browser can. */
export function VideoPreview({ file, onDuration }: VideoPreviewProps) {
  const url = useFileUrl(file);
  const [unplayable, setUnplayable] = useState<File | null>(null);
  if (unplayable === file) {
    return (
      <Text size="sm" c="dimmed" className={styles['unplayable']}>
        No preview: this browser cannot play this kind of video.
      </Text>
    );
  }
  if (url === null) return null;
  return (
    <video
      key={url}
      // Without a time, an iPhone shows no picture before it plays.
      src={`${url}#t=0.1`}
      className={styles['video']}
      controls
      muted
      playsInline
      preload="metadata"
      aria-label={`Preview of ${file.name}`}
      onLoadedMetadata={(event) => {
        const { duration } = event.currentTarget;
        // Recordings made in a browser may not say how long they are.
        if (Number.isFinite(duration)) onDuration(duration);
      }}
      onError={() => setUnplayable(file)}
    />
  );
}
