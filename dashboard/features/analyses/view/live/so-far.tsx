import type { Analysis } from '../../../../firebase/analysis.ts';
import { useLive } from '../../../../firebase/use-live.ts';
import { SegmentsSoFar } from './segments-so-far.tsx';

interface SoFarProps {
  analysis: Analysis;
  video: HTMLVideoElement | null;
}

/** What the run under way has judged so far; nothing where nobody judges yet. */
export function SoFar({ analysis, video }: SoFarProps) {
  const { analysisId, run_id: runId, status, stage } = analysis;
  const isJudged = status === 'processing' && stage === 'analysing';
  return isJudged ? <Heard analysisId={analysisId} runId={runId} video={video} /> : null;
}

interface HeardProps {
  analysisId: string;
  runId: string;
  video: HTMLVideoElement | null;
}

function Heard({ analysisId, runId, video }: HeardProps) {
  const heard = useLive(analysisId, runId);
  return heard.state === 'heard' ? <SegmentsSoFar segments={heard.value} video={video} /> : null;
}
