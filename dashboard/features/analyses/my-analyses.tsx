'use client';

export function MyAnalyses() {
  return <h1>My analyses</h1>;
}
