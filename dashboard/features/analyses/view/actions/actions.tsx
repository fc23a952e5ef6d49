import { Button, Group, Stack } from '@mantine/core';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { isUnderWay } from '../../../../../functions/src/contract/under-way.ts';
import { Confirm } from '../../../../components/confirm.tsx';
import { download } from '../../../../components/download.ts';
import { canRerun } from '../../../../components/names.ts';
import { Notice } from '../../../../components/notice.tsx';
import { useAttempt } from '../../../../components/use-attempt.ts';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { call } from '../../../../firebase/callables.ts';
import { usePerson } from '../../../../firebase/session.tsx';
import { useRerun } from '../../../../firebase/use-rerun.ts';
import { needsAnotherVideo, titleOf } from '../analysis-words.ts';
import type { Edited } from '../editor.tsx';
import { reportFile } from './report-file.ts';
import { RerunEstimate } from './rerun-estimate.tsx';

/** Mantine's red is too pale for words. */
const dangerColor = 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))';

interface ActionsProps {
  analysis: Analysis;
  report: RunReport | null;
  onEdit: (edited: Edited) => void;
}

/** What can be done with an analysis as it is now. */
export function Actions({ analysis, report, onEdit }: ActionsProps) {
  const { analysisId, status } = analysis;
  const { isAdmin } = usePerson();
  const rerun = useRerun();
  const cancel = useAttempt();
  const remove = useAttempt();
  const [asksToDelete, setAsksToDelete] = useState(false);
  const router = useRouter();
  const isAnotherNeeded = needsAnotherVideo(analysis);
  const problem = rerun.problem ?? cancel.problem ?? remove.problem;
  const deleteIt = async () => {
    await call('deleteAnalysis', { analysisId });
    router.replace('/app');
  };

  return (
    <Stack>
      <Group gap="xs">
        {isAnotherNeeded && (
          <Button component={Link} href="/app/new">
            Upload another video
          </Button>
        )}
        {canRerun(status) && (
          <>
            <Button
              variant={isAnotherNeeded ? 'default' : 'filled'}
              loading={rerun.busy}
              onClick={() => void rerun.start(analysisId)}
            >
              Run again
            </Button>
            <Button variant="default" onClick={() => onEdit('run')}>
              Change and run again
            </Button>
          </>
        )}
        {isUnderWay(status) && (
          <Button
            variant="default"
            loading={cancel.busy}
            onClick={() => void cancel.attempt(() => call('cancelAnalysis', { analysisId }))}
          >
            Cancel
          </Button>
        )}
        {report !== null && (
          <Button variant="default" onClick={() => download(reportFile(analysis, report))}>
            Download
          </Button>
        )}
        <Button variant="default" onClick={() => onEdit('details')}>
          Edit
        </Button>
        <Button variant="subtle" color="red" c={dangerColor} onClick={() => setAsksToDelete(true)}>
          Delete
        </Button>
      </Group>
      {isAdmin && canRerun(status) && <RerunEstimate analysis={analysis} report={report} />}
      {problem !== null && <Notice title="That did not work">{problem}</Notice>}
      <Confirm
        opened={asksToDelete}
        title={`Delete “${titleOf(analysis)}”?`}
        action="Delete"
        busy={remove.busy}
        onConfirm={() => void remove.attempt(deleteIt).then(() => setAsksToDelete(false))}
        onClose={() => setAsksToDelete(false)}
      >
        The video, its scores and every report are deleted for good.
      </Confirm>
    </Stack>
  );
}
