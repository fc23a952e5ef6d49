import type { Span } from '../../../../../functions/src/contract/estimate.ts';
import { ControlButton } from './control-button.tsx';
import styles from './controls.module.css';
import { spanAround } from './looping.ts';
import { SpeedChoice } from './speed-choice.tsx';
import type { useFrameStep } from './use-frame-step.ts';
import { usePlayer } from './use-player.ts';

interface PracticeControlsProps {
  video: HTMLVideoElement;
  segments: readonly Span[];
  step: ReturnType<typeof useFrameStep>;
  /** Null: there is no skeleton to show. */
  skeleton: { isLoading: boolean } | null;
}

/** What helps to learn from the video. */
export function PracticeControls({ video, segments, step, skeleton }: PracticeControlsProps) {
  const { loop, isMirrored, hasSkeleton, change } = usePlayer();
  const toggleLoop = () => {
    if (loop !== null) change({ what: 'loop_left' });
    else {
      const span = spanAround(segments, video.currentTime, video.duration);
      change({ what: 'loop', span });
    }
  };
  return (
    <div className={styles['row']}>
      <SpeedChoice />
      <ControlButton icon="frameBack" name="One frame back" shortcut="," onPress={() => step(-1)} />
      <ControlButton
        icon="frameForward"
        name="One frame forward"
        shortcut="."
        onPress={() => step(1)}
      />
      <span className={styles['gap']} />
      <ControlButton
        icon="loop"
        name="Loop this part"
        word="Loop"
        isOn={loop !== null}
        onPress={toggleLoop}
      />
      <ControlButton
        icon="mirror"
        name="Mirror"
        word="Mirror"
        isOn={isMirrored}
        onPress={() => change({ what: 'mirror', isOn: !isMirrored })}
      />
      {skeleton !== null && (
        <ControlButton
          icon="skeleton"
          name="Skeleton"
          word="Skeleton"
          isOn={hasSkeleton}
          isBusy={skeleton.isLoading}
          onPress={() => change({ what: 'skeleton', isOn: !hasSkeleton })}
        />
      )}
    </div>
  );
}
