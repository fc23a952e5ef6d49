import type { Metadata } from 'next';
import { NewAnalysis } from '../../../features/uploads/new-analysis.tsx';

export const metadata: Metadata = { title: 'New analysis' };

export default function NewAnalysisPage() {
  return <NewAnalysis />;
}
