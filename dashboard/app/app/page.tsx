import { Stack } from '@mantine/core';
import type { Metadata } from 'next';
import { Suspense } from 'react';
import { MyAnalyses } from '../../features/analyses/my-analyses.tsx';
import { UnfinishedHint } from '../../features/uploads/unfinished-hint.tsx';

export const metadata: Metadata = { title: 'My analyses' };

export default function MyAnalysesPage() {
  return (
    <Stack gap="lg">
      <UnfinishedHint />
      <Suspense>
        <MyAnalyses />
      </Suspense>
    </Stack>
  );
}
