import { Text } from '@mantine/core';
import { formatMoment } from '../../../../components/formats.ts';
import { ControlButton } from './control-button.tsx';
import styles from './controls.module.css';
import { PlaceSlider } from './place-slider.tsx';
import { togglePlaying, usePlayback } from './playback.ts';
import { canFillScreen, toggleWholeScreen } from './whole-screen.ts';

interface TransportProps {
  video: HTMLVideoElement;
  /** False: there is nothing to hear. */
  hasSound: boolean;
}

/** What every player has: play, place, sound and the whole screen. */
export function Transport({ video, hasSound }: TransportProps) {
  const isPlaying = usePlayback(() => !video.paused);
  const isMuted = usePlayback(() => video.muted);
  const second = usePlayback((now) => Math.floor(now));
  const duration = usePlayback(() => (Number.isFinite(video.duration) ? video.duration : 0));
  return (
    <div className={styles['row']}>
      <ControlButton
        icon={isPlaying ? 'pause' : 'play'}
        name={isPlaying ? 'Pause' : 'Play the video'}
        shortcut="k"
        onPress={() => togglePlaying(video)}
      />
      <PlaceSlider video={video} seconds={duration} className={styles['place']} />
      <Text span size="xs" c="dimmed" className={styles['clock']}>
        {formatMoment(second)} / {formatMoment(duration)}
      </Text>
      {hasSound && (
        <ControlButton
          icon={isMuted ? 'silence' : 'sound'}
          name="Mute"
          isOn={isMuted}
          onPress={() => {
            video.muted = !video.muted;
          }}
        />
      )}
      {canFillScreen(video) && (
        <ControlButton
          icon="wholeScreen"
          name="Full screen"
          onPress={() => void toggleWholeScreen(video)}
        />
      )}
    </div>
  );
}
