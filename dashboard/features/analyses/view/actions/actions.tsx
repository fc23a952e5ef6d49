import { Button, Group, Stack } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { isUnderWay } from '../../../../../functions/src/contract/under-way.ts';
import { Confirm } from '../../../../components/confirm.tsx';
import { canRerun } from '../../../../components/names.ts';
import { Notice } from '../../../../components/notice.tsx';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { call } from '../../../../firebase/callables.ts';
import { useRerun } from '../../../../firebase/use-rerun.ts';
import { titleOf } from '../analysis-words.ts';
import { useAttempt } from '../use-attempt.ts';
import { download } from './download.ts';
import { reportFile } from './report-file.ts';

/** Mantine's red is too pale for words. */
const dangerColor = 'light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))';

/** What can be done with an analysis as it is now. */
export function Actions({ analysis, report }: { analysis: Analysis; report: RunReport | null }) {
  const { analysisId, status } = analysis;
  const rerun = useRerun();
  const cancel = useAttempt();
  const remove = useAttempt();
  const [asksToDelete, setAsksToDelete] = useState(false);
  const router = useRouter();
  const problem = rerun.problem ?? cancel.problem ?? remove.problem;
  const deleteIt = async () => {
    await call('deleteAnalysis', { analysisId });
    router.replace('/app');
  };

  return (
    <Stack>
      <Group gap="xs">
        {canRerun(status) && (
          <Button loading={rerun.busy} onClick={() => void rerun.start(analysisId)}>
            Run again
          </Button>
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
        <Button variant="subtle" color="red" c={dangerColor} onClick={() => setAsksToDelete(true)}>
          Delete
        </Button>
      </Group>
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
