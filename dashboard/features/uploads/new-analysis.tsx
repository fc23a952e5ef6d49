'use client';

import { Stack, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Notice } from '../../components/notice.tsx';
import { AnalysisForm } from './analysis-form.tsx';
import { emptyDraft, requestOf } from './draft.ts';
import { UploadProgress } from './upload-progress.tsx';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useSubmission } from './use-submission.ts';

/** The button that was pressed may be far below it. */
const showOnScreen = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

export function NewAnalysis() {
  const router = useRouter();
  const [draft, setDraft] = useState(emptyDraft);
  const { submission, submit, stop } = useSubmission((analysisId) =>
    router.replace(`/app/analysis?id=${analysisId}`),
  );
  useLeaveWarning(submission.phase === 'sending', 'Leave this page? Your upload will stop.');
  const message = submission.phase === 'filling' ? submission.message : null;

  return (
    <Stack gap="lg">
      <Title order={1}>New analysis</Title>
      {message !== null && (
        <div ref={showOnScreen}>
          <Notice title={message.title} kind={message.kind}>
            {message.words}
          </Notice>
        </div>
      )}
      {submission.phase === 'sending' ? (
        <UploadProgress
          fileName={draft.video?.file.name ?? ''}
          transfer={submission.transfer}
          isStopping={submission.isStopping}
          onStop={stop}
        />
      ) : (
        <AnalysisForm
          draft={draft}
          busy={submission.phase === 'asking'}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          onSubmit={(video) => void submit(requestOf(draft, video), video.file)}
        />
      )}
    </Stack>
  );
}
