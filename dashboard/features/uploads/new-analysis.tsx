'use client';

export function NewAnalysis() {
  return <h1>New analysis</h1>;
}
