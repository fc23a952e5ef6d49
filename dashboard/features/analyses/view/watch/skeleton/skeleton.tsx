import { useEffect, useRef } from 'react';
import { dancerColours } from '../../../../../../functions/src/contract/skeleton.ts';
import { watchFrames } from '../shown-frames.ts';
import { containedBox } from './contained-box.ts';
import { drawPose } from './draw-pose.ts';
import { lookSeconds, poseAt } from './pose-at.ts';
import type { BodyTrack } from './read-landmarks.ts';
import styles from './skeleton.module.css';

interface SkeletonProps {
  video: HTMLVideoElement;
  /** By `body_id`. */
  tracks: ReadonlyMap<number, BodyTrack>;
}

/** Everybody's skeleton over the picture of the video, which it covers. */
export function Skeleton({ video, tracks }: SkeletonProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen) return;
    const every = lookSeconds(tracks.values());
    let shown = video.currentTime;
    const draw = (seconds: number) => {
      shown = seconds;
      const { width, height } = element;
      pen.clearRect(0, 0, width, height);
      const box = containedBox(element, { width: video.videoWidth, height: video.videoHeight });
      for (const [bodyId, track] of tracks) {
        const pose = poseAt(track, seconds, every);
        const colour = tracks.size > 1 ? dancerColours[(bodyId - 1) % dancerColours.length] : null;
        if (pose !== null) drawPose(pen, pose, box, colour ?? null);
      }
    };
    const fit = new ResizeObserver(() => {
      element.width = Math.round(element.clientWidth * devicePixelRatio);
      element.height = Math.round(element.clientHeight * devicePixelRatio);
      draw(shown);
    });
    fit.observe(element);
    const unwatch = watchFrames(video, draw);
    return () => {
      fit.disconnect();
      unwatch();
    };
  }, [video, tracks]);
  return <canvas ref={canvas} className={styles['skeleton']} aria-hidden data-skeleton />;
}
