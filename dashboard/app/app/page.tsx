import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MyAnalyses } from '../../features/analyses/my-analyses.tsx';

export const metadata: Metadata = { title: 'My analyses' };

export default function MyAnalysesPage() {
  return (
    <Suspense>
      <MyAnalyses />
    </Suspense>
  );
}
