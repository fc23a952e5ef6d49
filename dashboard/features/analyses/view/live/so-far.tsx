import type { Analysis } from '../../../../firebase/analysis.ts';
import { useLive } from '../../../../firebase/use-live.ts';
import { SegmentsSoFar } from './segments-so-far.tsx';

interface SoFarProps {
  analysis: Analysis;
}

/** What the run under way has judged so far; nothing where nobody judges yet. */
export function SoFar({ analysis }: SoFarProps) {
  const { analysisId, run_id: runId, status, stage } = analysis;
  const isJudged = status === 'processing' && stage === 'analysing';
  return isJudged ? <Heard analysisId={analysisId} runId={runId} /> : null;
}

interface HeardProps {
  analysisId: string;
  runId: string;
}

function Heard({ analysisId, runId }: HeardProps) {
  const heard = useLive(analysisId, runId);
  return heard.state === 'heard' ? <SegmentsSoFar segments={heard.value} /> : null;
}
