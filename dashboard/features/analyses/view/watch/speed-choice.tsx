import { useId } from 'react';
import styles from './controls.module.css';
import { rates } from './practice.ts';
import { usePlayer } from './use-player.ts';

/** How fast the video plays. */
export function SpeedChoice() {
  const { rate, change } = usePlayer();
  const name = useId();
  return (
    <fieldset className={styles['speeds']}>
      <legend className={styles['unseen']}>Speed</legend>
      {rates.map((one) => (
        <label key={one} className={styles['speed']}>
          <input
            type="radio"
            name={name}
            checked={rate === one}
            onChange={() => change({ what: 'rate', rate: one })}
          />
          {one === 1 ? '1×' : one}
        </label>
      ))}
    </fieldset>
  );
}
