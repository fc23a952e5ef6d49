import { Text } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import type { RunReport } from '../../../../firebase/analysis.ts';
import { reportedSeconds } from '../reported-seconds.ts';
import controls from './controls.module.css';
import { frameSecondsOf } from './frames.ts';
import { togglePlaying } from './playback.ts';
import styles from './player.module.css';
import { PracticeControls } from './practice-controls.tsx';
import { useLandmarks } from './skeleton/use-landmarks.ts';
import { Stage } from './stage.tsx';
import { Transport } from './transport.tsx';
import { useFrameStep } from './use-frame-step.ts';
import { usePlayer } from './use-player.ts';

interface PracticePlayerProps {
  analysisId: string;
  report: RunReport | null;
  /** Of the run that prepared the video, and left what bodies it saw beside it. */
  newest: RunReport | null;
  /** Of the picture: width over height, as CSS has it. */
  shape: string;
  hasSound: boolean;
  /** The video, or why there is none. */
  children: ReactNode;
}

/** The video with what helps to practise, for the pointer and for keys. */
export function PracticePlayer(props: PracticePlayerProps) {
  const { analysisId, report, newest, shape, hasSound, children } = props;
  const { video, hasSkeleton } = usePlayer();
  const step = useFrameStep(
    video,
    report && frameSecondsOf(report.frames_decoded, reportedSeconds(report)),
  );
  const runId = newest !== null && hasBodies(newest) ? newest.runId : null;
  const landmarks = useLandmarks({ analysisId, runId }, hasSkeleton);
  const press = (event: KeyboardEvent) => {
    if (video === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ',') step(-1);
    else if (event.key === '.') step(1);
    else if (event.key === 'k') togglePlaying(video);
  };
  return (
    <section
      className={styles['player']}
      aria-label="Player"
      data-player
      tabIndex={-1}
      onKeyDown={press}
    >
      <Stage shape={shape} landmarks={landmarks}>
        {children}
      </Stage>
      {video !== null && (
        <div className={controls['controls']}>
          <Transport video={video} hasSound={hasSound} />
          <PracticeControls
            video={video}
            segments={report?.segments ?? []}
            step={step}
            skeleton={runId === null ? null : { isLoading: landmarks.state === 'waiting' }}
          />
          {/* Always there: what comes together with its words is not read out everywhere. */}
          <Text size="sm" role="status">
            {hasSkeleton && landmarks.state === 'missing' && landmarks.message}
          </Text>
        </div>
      )}
    </section>
  );
}

/** Whether a run has left landmarks beside the video. */
const hasBodies = ({ measurements: { body, bodies } }: RunReport) =>
  body !== null || (bodies?.length ?? 0) > 0;
