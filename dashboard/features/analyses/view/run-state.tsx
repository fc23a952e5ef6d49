import { Code, Paper, Text } from '@mantine/core';
import { isUnderWay } from '../../../../functions/src/contract/under-way.ts';
import { formatDate } from '../../../components/formats.ts';
import { Notice } from '../../../components/notice.tsx';
import { RunProgress } from '../../../components/run-progress.tsx';
import type { Analysis, RunReport } from '../../../firebase/analysis.ts';
import { awaitsFirstTurn, remarkOn } from './analysis-words.ts';
import { WaitEstimate } from './wait-estimate.tsx';

interface RunStateProps {
  analysis: Analysis;
  /** What is shown of it, which a run under way or failed has not made. */
  earlier: RunReport | null;
}

/** How far the run in force has come, or how it ended where that was not with a report. */
export function RunState({ analysis, earlier }: RunStateProps) {
  const { status, error } = analysis;
  const remark = remarkOn(analysis);
  const isEarlier = earlier !== null && status !== 'completed';
  if (status === 'completed') return null;
  return (
    <>
      {isUnderWay(status) && (
        <Paper withBorder p="md">
          <RunProgress {...analysis} />
          {awaitsFirstTurn(analysis) && <WaitEstimate type={analysis.analysis_type} />}
        </Paper>
      )}
      {remark !== null && (
        <Notice kind={remark.kind} title={remark.title}>
          {remark.words}
          {error !== null && (
            <Text size="sm" mt="xs">
              Code: <Code>{error.code}</Code>
            </Text>
          )}
        </Notice>
      )}
      {isEarlier && (
        <Notice kind="hint" title="You see an earlier run">
          The scores and the report below are of {formatDate(earlier.created_at)}.
          {isUnderWay(status) && ' The new ones take their place as soon as they are there.'}
        </Notice>
      )}
    </>
  );
}
