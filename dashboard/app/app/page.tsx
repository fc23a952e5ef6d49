import type { Metadata } from 'next';
import { MyAnalyses } from '../../features/analyses/my-analyses.tsx';

export const metadata: Metadata = { title: 'My analyses' };

export default function MyAnalysesPage() {
  return <MyAnalyses />;
}
