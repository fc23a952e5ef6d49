import { VisuallyHidden } from '@mantine/core';
import type { Repetitions } from '../../../../../functions/src/contract/repetitions.ts';
import { formatMoment, formatShare } from '../../../../components/formats.ts';
import { usePlayback } from '../watch/playback.ts';
import { segmentAt } from '../watch/segment-at.ts';
import { usePlayer } from '../watch/use-player.ts';
import styles from './repetition-bars.module.css';

interface RepetitionBarsProps {
  /** In the order of time; not none. */
  each: Repetitions['each'];
}

/** A button for each repetition where it lies in time, as high as its range; it plays from there. */
export function RepetitionBars({ each }: RepetitionBarsProps) {
  const { video, playFrom } = usePlayer();
  const current = usePlayback((now) => segmentAt(each, now));
  const start = each[0]?.start_seconds ?? 0;
  const seconds = (each.at(-1)?.end_seconds ?? 0) - start;
  const percent = (part: number) => `${(100 * part) / seconds}%`;
  return (
    <ol className={styles['bars']} aria-label="Repetitions">
      {each.map(({ start_seconds, end_seconds, range }, index) => (
        <li
          key={start_seconds}
          style={{
            insetInlineStart: percent(start_seconds - start),
            width: percent(end_seconds - start_seconds),
          }}
        >
          <button
            type="button"
            disabled={video === null}
            {...(video !== null && index === current && { 'aria-current': 'true' })}
            title={`Range ${formatShare(range)} of the widest`}
            onClick={() => playFrom(start_seconds)}
          >
            <VisuallyHidden>
              Repetition {index + 1} from {formatMoment(start_seconds)}
            </VisuallyHidden>
            <span style={{ height: `${100 * range}%` }} />
          </button>
        </li>
      ))}
    </ol>
  );
}
