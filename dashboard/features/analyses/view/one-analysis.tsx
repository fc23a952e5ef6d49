import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { isUnderWay } from '../../../../functions/src/contract/under-way.ts';
import { canRerun } from '../../../components/names.ts';
import { Notice } from '../../../components/notice.tsx';
import type { Analysis } from '../../../firebase/analysis.ts';
import { useReports } from '../../../firebase/use-analysis.ts';
import { Actions } from './actions/actions.tsx';
import { type Edited, Editor } from './editor.tsx';
import { Heading } from './heading.tsx';
import { HighlightList } from './highlights/highlight-list.tsx';
import { SoFar } from './live/so-far.tsx';
import styles from './one-analysis.module.css';
import { placedFaults } from './recording/placed-faults.ts';
import { RecordingCard } from './recording/recording-card.tsx';
import { FoldedDetails } from './report/folded-details.tsx';
import { RestOfReport } from './rest-of-report.tsx';
import { RunState } from './run-state.tsx';
import { Criteria } from './scores/criteria.tsx';
import { differencesSince } from './scores/differences.ts';
import { History } from './scores/history.tsx';
import { chosenRun } from './scores/run-history.ts';
import { VerdictCard } from './verdict/verdict-card.tsx';
import { PlayerProvider } from './watch/player-provider.tsx';
import { Watch } from './watch/watch.tsx';

export function OneAnalysis({ analysis }: { analysis: Analysis }) {
  const { analysisId } = analysis;
  const heard = useReports(analysisId);
  const [runId, setRunId] = useState<string | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const mayRerun = canRerun(analysis.status);
  const mayMark = (profiles[analysis.analysis_type].mostNamed ?? 0) > 0;
  const reports = heard.state === 'heard' ? heard.value : [];
  const { chosen: report, before } = chosenRun(reports, runId);
  const differences = report && differencesSince(before, report);

  const isDone = analysis.status === 'completed';
  const onFollow = mayRerun && mayMark ? () => setEdited('marks') : null;
  const actions = (
    <>
      <Actions analysis={analysis} report={report} onEdit={setEdited} />
      {edited !== null && (edited === 'details' || mayRerun) && (
        <Editor key={edited} edited={edited} analysis={analysis} onClose={() => setEdited(null)} />
      )}
    </>
  );

  return (
    <PlayerProvider>
      <Stack gap="sm">
        <Heading analysis={analysis} report={report} />
        <RunState analysis={analysis} earlier={report} />
        {!isDone && actions}
        {heard.state === 'refused' && (
          <Notice title="The report cannot be shown now">
            Check your network, then load this page again.
          </Notice>
        )}
        {report && (
          <RecordingCard recording={placedFaults(report).first} onFollow={onFollow} isFirst />
        )}
        <div className={styles['columns']}>
          <Watch
            analysis={analysis}
            report={report}
            newest={heard.state === 'waiting' ? undefined : (reports[0] ?? null)}
          />
          <Stack>
            {heard.state === 'waiting' && !isUnderWay(analysis.status) && <Skeleton h={280} />}
            {(report !== null || (isDone && heard.state !== 'waiting')) && (
              <VerdictCard
                scored={report ?? analysis}
                difference={differences?.total ?? null}
                onFollow={onFollow}
              />
            )}
            <SoFar analysis={analysis} />
            {report && <HighlightList analysisId={analysisId} {...report} />}
          </Stack>
        </div>
        {report === null && isDone && heard.state !== 'waiting' && (
          <Criteria scored={analysis} before={null} differences={null} />
        )}
        {report && (
          <RestOfReport {...{ report, differences, onFollow }} before={differences && before}>
            <History reports={reports} chosen={report} onChoose={setRunId} />
          </RestOfReport>
        )}
        {isDone && actions}
        {report && <FoldedDetails key={report.runId} {...{ analysisId, report }} />}
      </Stack>
    </PlayerProvider>
  );
}
