'use client';

import { Stack, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { withChange } from '../../components/choices/run-choices.ts';
import { Notice } from '../../components/notice.tsx';
import { usePerson } from '../../firebase/session.tsx';
import { AnalysisForm } from './analysis-form.tsx';
import { AnalysisWatch } from './analysis-watch.tsx';
import { emptyDraft, isUntouched } from './draft.ts';
import { EarlierUploads } from './earlier-uploads.tsx';
import { isOpen, type Match, type RememberedUpload } from './remembered-upload.ts';
import { UploadProgress } from './upload-progress.tsx';
import { forgetUpload } from './upload-storage.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useMatch } from './use-match.ts';
import { useRememberedUploads } from './use-remembered-uploads.ts';
import { useSubmission } from './use-submission.ts';
import { useWakeLock } from './use-wake-lock.ts';

/** The button that was pressed may be far below it. */
const showOnScreen = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

export function NewAnalysis() {
  const router = useRouter();
  const { userId } = usePerson();
  const [draft, setDraft] = useState(emptyDraft);
  const leaveVideo = () => setDraft((before) => ({ ...before, video: null }));
  const { submission, submit, goOn, stop, end } = useSubmission(userId, {
    onArrived: (analysisId) => router.replace(`/app/analysis?id=${analysisId}`),
    onUnreadable: leaveVideo,
  });
  const uploads = useRememberedUploads(userId);
  const match = useMatch(draft.video?.file ?? null, uploads);
  const isSending = submission.phase === 'sending';
  useLeaveWarning(isSending, 'Leave this page? Your upload will stop.', () => end('stopped'));
  useWakeLock(isSending);

  const takeChoicesOf = ({ choices }: RememberedUpload) =>
    setDraft(({ video }) => ({ ...choices, video }));
  const beginAnew = useEffectEvent((found: Match) => {
    const isOver = found.kind === 'same' && !isOpen(found.upload);
    if (isOver && isUntouched(draft)) takeChoicesOf(found.upload);
  });
  useEffect(() => beginAnew(match), [match]);

  const { message } = submission;
  const file = draft.video?.file ?? null;
  const isFree =
    submission.phase === 'filling' || (submission.phase === 'asking' && submission.goesOn);
  const same = isFree && match.kind === 'same' && isOpen(match.upload) ? match.upload : null;
  const chosen =
    same === null || file === null
      ? null
      : {
          isBusy: submission.phase === 'asking',
          onGoOn: () => {
            takeChoicesOf(same);
            void goOn(same, file);
          },
          onStartOver: () => takeChoicesOf(same),
          onLeave: leaveVideo,
        };
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
        <>
          <AnalysisWatch
            key={submission.analysisId}
            analysisId={submission.analysisId}
            onEnd={(how) => how !== 'missing' && end(how)}
          />
          <UploadProgress {...submission} onStop={stop} />
        </>
      ) : (
        <>
          {isFree && <EarlierUploads uploads={uploads} match={match} chosen={chosen} />}
          {chosen === null && (
            <AnalysisForm
              draft={draft}
              busy={submission.phase === 'asking'}
              onChange={(change) => setDraft((before) => withChange(before, change))}
              onSubmit={(video) => {
                // Begun anew: that the earlier one has ended needs no more telling.
                if (match.kind === 'same') forgetUpload(match.upload);
                void submit(draft, video);
              }}
            />
          )}
        </>
      )}
    </Stack>
  );
}
