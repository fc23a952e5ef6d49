import { Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { profiles } from '../../../../functions/src/contract/profiles/all.ts';
import { isUnderWay } from '../../../../functions/src/contract/under-way.ts';
import { canRerun } from '../../../components/names.ts';
import { Notice } from '../../../components/notice.tsx';
import type { Analysis } from '../../../firebase/analysis.ts';
import { useReports } from '../../../firebase/use-analysis.ts';
import { Actions } from './actions/actions.tsx';
import { PointList } from './coaching/point-list.tsx';
import { type Edited, Editor } from './editor.tsx';
import { Findings } from './findings.tsx';
import { Heading } from './heading.tsx';
import { SoFar } from './live/so-far.tsx';
import styles from './one-analysis.module.css';
import { RunState } from './run-state.tsx';
import { differencesSince } from './scores/differences.ts';
import { History } from './scores/history.tsx';
import { chosenRun } from './scores/run-history.ts';
import { ScoreCard } from './scores/score-card.tsx';
import { PlayerProvider } from './watch/player-provider.tsx';
import { Watch } from './watch/watch.tsx';

export function OneAnalysis({ analysis }: { analysis: Analysis }) {
  const heard = useReports(analysis.analysisId);
  const [runId, setRunId] = useState<string | null>(null);
  const [edited, setEdited] = useState<Edited | null>(null);
  const mayRerun = canRerun(analysis.status);
  const mayMark = (profiles[analysis.analysis_type].mostNamed ?? 0) > 0;
  const reports = heard.state === 'heard' ? heard.value : [];
  const { chosen: report, before } = chosenRun(reports, runId);
  const differences = report && differencesSince(before, report);

  return (
    <PlayerProvider>
      <Stack gap="lg">
        <header className={styles['head']}>
          <Heading analysis={analysis} report={report} />
          <Actions analysis={analysis} report={report} onEdit={setEdited} />
        </header>
        {edited !== null && (edited === 'details' || mayRerun) && (
          <Editor
            key={edited}
            edited={edited}
            analysis={analysis}
            onClose={() => setEdited(null)}
          />
        )}
        <RunState analysis={analysis} earlier={report} />
        <SoFar analysis={analysis} />
        {heard.state === 'refused' && (
          <Notice title="The report cannot be shown now">
            Check your network, then load this page again.
          </Notice>
        )}
        <div className={styles['columns']}>
          <Watch
            analysis={analysis}
            report={report}
            isPrepared={heard.state === 'waiting' ? null : reports.length > 0}
          />
          <Stack>
            {heard.state === 'waiting' && !isUnderWay(analysis.status) && <Skeleton h={280} />}
            {report && (
              <ScoreCard scored={report} before={differences && before} differences={differences} />
            )}
            {report === null && heard.state !== 'waiting' && analysis.status === 'completed' && (
              <ScoreCard scored={analysis} before={null} differences={null} />
            )}
            {report && (
              <>
                <PointList title="What is good" points={report.strengths} />
                <PointList title="What to practise" points={report.practise} />
              </>
            )}
            <History reports={reports} chosen={report} onChoose={setRunId} />
          </Stack>
          {report && (
            <Findings
              analysisId={analysis.analysisId}
              report={report}
              onFollow={mayRerun && mayMark ? () => setEdited('marks') : null}
            />
          )}
        </div>
      </Stack>
    </PlayerProvider>
  );
}
