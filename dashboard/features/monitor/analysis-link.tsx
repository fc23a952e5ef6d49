import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

interface AnalysisLinkProps {
  analysisId: string;
  children: ReactNode;
}

export function AnalysisLink({ analysisId, children }: AnalysisLinkProps) {
  return (
    <Anchor component={Link} href={`/app/analysis?id=${analysisId}`} prefetch={false}>
      {children}
    </Anchor>
  );
}
