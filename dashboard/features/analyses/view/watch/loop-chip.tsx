import { formatSpan } from '../../../../components/formats.ts';
import { ControlButton } from './control-button.tsx';
import styles from './player.module.css';
import { usePlayer } from './use-player.ts';

/** Says what is played over and over, and ends it. */
export function LoopChip() {
  const { video, loop, change } = usePlayer();
  if (video === null || loop === null) return null;
  return (
    <div className={styles['chip']}>
      Looping {formatSpan(loop)}
      <ControlButton
        icon="close"
        name="Stop looping"
        isGoneThen
        onPress={() => change({ what: 'loop_left' })}
      />
    </div>
  );
}
