import { PlaceSlider } from './place-slider.tsx';
import styles from './playhead.module.css';
import { usePlayer } from './use-player.ts';

/** A line over the whole plot where the video is, by pointer: the player has the slider for keys. */
export function Playhead({ seconds }: { seconds: number }) {
  const { video } = usePlayer();
  return (
    video && <PlaceSlider video={video} seconds={seconds} className={styles['playhead']} isSpare />
  );
}
