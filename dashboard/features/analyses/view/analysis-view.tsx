'use client';

import { useSearchParams } from 'next/navigation';
import { isAnalysisId } from '../../../../functions/src/contract/analysis-id.ts';
import { useAnalysis } from '../../../firebase/use-analysis.ts';
import { Gone, NoneChosen, NotShown, Waiting } from './nothing-to-show.tsx';
import { OneAnalysis } from './one-analysis.tsx';

/** The analysis that the address names. */
export function AnalysisView() {
  const analysisId = useSearchParams().get('id') ?? '';
  if (analysisId === '') return <NoneChosen />;
  if (!isAnalysisId(analysisId)) return <Gone />;
  return <Watched key={analysisId} analysisId={analysisId} />;
}

function Watched({ analysisId }: { analysisId: string }) {
  const heard = useAnalysis(analysisId);
  if (heard.state === 'waiting') return <Waiting />;
  if (heard.state === 'refused') return <NotShown error={heard.error} />;
  if (heard.value === null) return <Gone />;
  return <OneAnalysis analysis={heard.value} />;
}
