import { VisuallyHidden } from '@mantine/core';
import type { Segment } from '../../../../../functions/src/contract/report.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { usePlayback } from '../watch/playback.ts';
import { segmentAt } from '../watch/segment-at.ts';
import { usePlayer } from '../watch/use-player.ts';
import styles from './segment-strip.module.css';

interface SegmentStripProps {
  segments: readonly Segment[];
  /** What the whole width stands for. */
  seconds: number;
}

/** A button for each segment, where it lies in time; it plays from there. */
export function SegmentStrip({ segments, seconds }: SegmentStripProps) {
  const { video, playFrom } = usePlayer();
  const current = usePlayback((now) => segmentAt(segments, now));
  if (segments.length === 0) return null;
  return (
    <section className={styles['strip']} aria-label="Segments of the video">
      {segments.map(({ start_seconds, end_seconds, label }, index) => (
        <button
          key={start_seconds}
          type="button"
          className={styles['segment']}
          style={{
            insetInlineStart: `${(100 * start_seconds) / seconds}%`,
            width: `${(100 * (end_seconds - start_seconds)) / seconds}%`,
          }}
          disabled={video === null}
          {...(video !== null && index === current && { 'aria-current': 'true' })}
          title={label}
          onClick={() => playFrom(start_seconds)}
        >
          {index + 1} <span className={styles['label']}>{label}</span>{' '}
          <VisuallyHidden>from {formatMoment(start_seconds)}</VisuallyHidden>
        </button>
      ))}
    </section>
  );
}
