import { Button, Group, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { FirstPicture } from './first-picture.tsx';
import { MarkedPicture } from './marked-picture.tsx';
import {
  adviceOn,
  freePoint,
  markedInWords,
  type Point,
  withMark,
  withMoved,
  withoutMark,
} from './points.ts';
import styles from './whom-to-follow.module.css';

interface WhomToFollowProps {
  /** Of the video. */
  url: string;
  /** Where what is judged begins in a video of such a length; both in seconds. */
  startOf: (durationSeconds: number) => number;
  /** How many may be marked, at least 1. */
  most: number;
  points: readonly Point[];
  onChange: (points: readonly Point[]) => void;
  /** This browser cannot show the video. */
  onFail: () => void;
}

/** Marks on the dancers who are to be followed, in the first picture of what is judged. */
export function WhomToFollow({ most, points: given, onChange, ...video }: WhomToFollowProps) {
  const addButton = useRef<HTMLButtonElement>(null);
  const [shape, setShape] = useState<number | null>(null);
  const [added, setAdded] = useState<number | null>(null);
  const points = given.slice(0, most);
  const takesMore = shape !== null && points.length < most;
  const add = () => {
    if (!takesMore) return;
    onChange(withMark(points, freePoint(points), most));
    setAdded(points.length);
  };
  const remove = (index: number) => {
    onChange(withoutMark(points, index));
    setAdded(null);
    // What has the focus goes.
    addButton.current?.focus({ preventScroll: true });
  };
  return (
    <Stack component="fieldset" gap="xs" className={styles['step']}>
      <Text component="legend" fw={600} size="sm">
        Whom to follow
      </Text>
      <Text size="sm" c="dimmed">
        {adviceOn(most)}
      </Text>
      <MarkedPicture
        label="How it begins"
        shape={shape}
        points={points}
        added={added}
        onMark={(point) => onChange(withMark(points, point, most))}
        onMove={(index, by) => onChange(withMoved(points, index, by))}
        onRemove={remove}
      >
        <FirstPicture {...video} onShape={setShape} />
      </MarkedPicture>
      <Text size="sm" role="status">
        {markedInWords(points.length, most)}
      </Text>
      <Group gap="xs">
        <Button
          ref={addButton}
          variant="default"
          size="sm"
          aria-disabled={!takesMore}
          data-disabled={!takesMore}
          onClick={add}
        >
          Add a mark
        </Button>
        {points.map((_, index) => (
          <Button
            // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its number
            key={index}
            variant="default"
            size="sm"
            onClick={() => remove(index)}
          >
            Remove {index + 1}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}

/** In its place where there is no picture to be shown. */
export function NobodyToMark({ why = 'This browser cannot show this video.' }: { why?: string }) {
  return (
    <Text size="sm" c="dimmed">
      Nobody can be marked to be followed. {why}
    </Text>
  );
}
