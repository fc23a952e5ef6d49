'use client';

export function AnalysisView() {
  return <h1>Analysis</h1>;
}
