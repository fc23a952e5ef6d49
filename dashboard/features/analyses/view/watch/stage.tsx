import { type CSSProperties, lazy, type ReactNode, Suspense, useCallback } from 'react';
import { ControlButton } from './control-button.tsx';
import { LoopChip } from './loop-chip.tsx';
import { usePlayback } from './playback.ts';
import styles from './player.module.css';
import type { Landmarks } from './skeleton/use-landmarks.ts';
import { useMiniature } from './use-miniature.ts';
import { usePlayer } from './use-player.ts';

const Skeleton = lazy(() =>
  import('./skeleton/skeleton.tsx').then(({ Skeleton: drawn }) => ({ default: drawn })),
);

interface StageProps {
  /** Width over height, as CSS has it. */
  shape: string;
  landmarks: Landmarks;
  /** The video, or why there is none. */
  children: ReactNode;
}

/** Where the picture is; small in a corner while it plays and the page shows something else. */
export function Stage({ shape, landmarks, children }: StageProps) {
  const { video, isMirrored, hasSkeleton, onPlace } = usePlayer();
  const { isSmall, watch, dismiss } = useMiniature(video);
  const placeRef = useCallback(
    (place: HTMLElement | null) => {
      onPlace(place);
      watch(place);
    },
    [onPlace, watch],
  );
  const isUntouched = usePlayback((now, of) => of?.paused === true && now === 0);
  return (
    <div className={styles['stage']} style={{ '--shape': shape } as CSSProperties} ref={placeRef}>
      <div className={styles['frame']} {...(isSmall && { 'data-small': true })}>
        <div
          className={styles['picture']}
          {...(video !== null && isMirrored && { 'data-mirrored': true })}
        >
          {children}
          {video !== null && hasSkeleton && landmarks.state === 'found' && (
            <Suspense>
              <Skeleton video={video} tracks={landmarks.tracks} />
            </Suspense>
          )}
        </div>
        {video !== null && isUntouched && <div className={styles['start']} />}
        {!isSmall && <LoopChip />}
        {isSmall && (
          <div className={styles['corner']}>
            <ControlButton icon="close" name="Close the small video" isGoneThen onPress={dismiss} />
          </div>
        )}
      </div>
    </div>
  );
}
