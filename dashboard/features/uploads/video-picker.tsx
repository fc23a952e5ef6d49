'use client';

import { Text } from '@mantine/core';
import { useId } from 'react';
import { contentTypeOf } from '../../../functions/src/contract/video-types.ts';
import { formatBytes, formatDuration } from '../../components/formats.ts';
import type { VideoLimits } from './check-video.ts';
import { useDroppedFile } from './use-dropped-file.ts';
import styles from './video-picker.module.css';
import { VideoPreview } from './video-preview.tsx';

interface VideoPickerProps {
  file: File | null;
  durationSeconds: number | null;
  problem: string | null;
  limits: VideoLimits;
  onChoose: (file: File) => void;
  /** What the browser found out about the length of this file. */
  onDuration: (file: File, durationSeconds: number) => void;
}

/** Where a video is dropped or picked, and then shown. */
export function VideoPicker({ file, durationSeconds, problem, limits, ...on }: VideoPickerProps) {
  const id = useId();
  const isHovering = useDroppedFile(on.onChoose);
  const facts = file && [
    formatBytes(file.size),
    ...(durationSeconds === null ? [] : [formatDuration(durationSeconds)]),
  ];
  return (
    <div className={styles['picker']} data-hovering={isHovering || undefined}>
      {file !== null && contentTypeOf(file) !== null && file.size > 0 && (
        <VideoPreview file={file} onDuration={(seconds) => on.onDuration(file, seconds)} />
      )}
      {file !== null && (
        <div>
          <Text fw={600}>{file.name}</Text>
          <Text size="sm" c="dimmed">
            {facts?.join(' · ')}
          </Text>
        </div>
      )}
      {problem !== null && (
        <Text id={`${id}-problem`} c="var(--mantine-color-error)" role="alert">
          {problem}
        </Text>
      )}
      <label htmlFor={id} className={styles[file === null ? 'zone' : 'another']}>
        {file === null ? <strong>Choose a video</strong> : 'Choose another video'}
        {file === null && <span className={styles['drop']}>or drop it here</span>}
      </label>
      <input
        id={id}
        name="video"
        type="file"
        accept="video/*"
        className={styles['input']}
        aria-describedby={`${id}-problem ${id}-limits`}
        aria-invalid={problem !== null}
        onClick={(event) => {
          // Otherwise choosing the same file again, changed since, would be no change.
          event.currentTarget.value = '';
        }}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen !== undefined) on.onChoose(chosen);
        }}
      />
      <Text id={`${id}-limits`} size="sm" c="dimmed" hidden={file !== null}>
        MP4, MOV, WebM and others, up to {formatBytes(limits.maxVideoSizeBytes)} and{' '}
        {Math.floor(limits.maxVideoDurationSeconds / 60)} minutes. With the music in it, so that
        timing can be judged.
      </Text>
    </div>
  );
}
