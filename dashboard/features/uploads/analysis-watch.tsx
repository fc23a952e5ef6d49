import { useEffect, useEffectEvent, useRef } from 'react';
import { useAnalysis } from '../../firebase/use-analysis.ts';
import { judgeAnalysis } from './remembered-upload.ts';

export type AnalysisEnd = Exclude<ReturnType<typeof judgeAnalysis>, 'open'>;

interface AnalysisWatchProps {
  analysisId: string;
  /** Called once its video is awaited no longer; `missing`: there was no such analysis all along. */
  onEnd: (end: AnalysisEnd) => void;
}

/** Listens to the analysis of an upload for as long as it is there, and shows nothing. */
export function AnalysisWatch({ analysisId, onEnd }: AnalysisWatchProps) {
  const heard = useAnalysis(analysisId);
  const wasThere = useRef(false);
  const verdict = heard.state === 'heard' ? judgeAnalysis(heard.value) : null;
  const tell = useEffectEvent(onEnd);
  useEffect(() => {
    if (verdict === null) return;
    if (verdict !== 'missing') wasThere.current = true;
    if (verdict !== 'open') tell(verdict === 'missing' && wasThere.current ? 'withdrawn' : verdict);
  }, [verdict]);
  return null;
}
