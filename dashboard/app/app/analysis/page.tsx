import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AnalysisView } from '../../../features/analyses/view/analysis-view.tsx';

export const metadata: Metadata = { title: 'Analysis' };

/** `/app/analysis?id=…`: the id is read in the browser. */
export default function AnalysisPage() {
  return (
    <Suspense>
      <AnalysisView />
    </Suspense>
  );
}
