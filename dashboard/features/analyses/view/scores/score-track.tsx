import type { Range } from '../../../../../functions/src/contract/verdict.ts';
import styles from './score-track.module.css';

interface ScoreTrackProps {
  score: number;
  /** Absent in what was judged before it was told. */
  range: Range | undefined;
  /** Of the run before; null where there is none to compare with. */
  before: number | null;
}

/** A score on the scale of 0 to 100, its range about it. Its numbers stand beside it, as text. */
export function ScoreTrack({ score, range, before }: ScoreTrackProps) {
  return (
    <div className={styles['track']} aria-hidden="true">
      {range !== undefined && (
        <div
          className={styles['range']}
          style={{ insetInlineStart: `${range.low}%`, width: `${range.high - range.low}%` }}
        />
      )}
      {before !== null && (
        <div className={styles['before']} style={{ insetInlineStart: `${before}%` }} />
      )}
      <div className={styles['score']} style={{ insetInlineStart: `${score}%` }} />
    </div>
  );
}
