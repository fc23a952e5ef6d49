import { Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { RunReport } from '../../../firebase/analysis.ts';
import { BodyCard } from './body/body-card.tsx';
import { ClaimList } from './claims/claim-list.tsx';
import { HighlightList } from './highlights/highlight-list.tsx';
import { MeasurementList } from './report/measurement-list.tsx';
import { NotMeasured } from './report/not-measured.tsx';
import { RecordingCard } from './report/recording-card.tsx';
import { ReportText } from './report/report-text.tsx';
import { TechnicalDetails } from './report/technical-details.tsx';
import { OffBeatList } from './watch/off-beat-list.tsx';
import { SegmentList } from './watch/segment-list.tsx';
import { WorkoutCard } from './workout/workout-card.tsx';

const DancersCard = lazy(() =>
  import('./dancers/dancers-card.tsx').then(({ DancersCard: card }) => ({ default: card })),
);

interface FindingsProps {
  analysisId: string;
  report: RunReport;
  /** Leads to where people say whom to follow; null: nobody can be named here. */
  onFollow?: (() => void) | null;
}

/** What a run found beside its scores, in two columns; what it did not find is not there. */
export function Findings({ analysisId, report, onFollow = null }: FindingsProps) {
  const { highlights, workout, claims, segments, measurements, not_measured } = report;
  const { body, bodies, repetitions, exercises } = measurements;
  return (
    <>
      <Stack>
        <RecordingCard recording={report.recording} onFollow={onFollow} />
        <HighlightList analysisId={analysisId} highlights={highlights} />
        {workout && (
          <WorkoutCard workout={workout} repetitions={repetitions} exercises={exercises} />
        )}
        <ClaimList claims={claims} bodies={bodies ?? []} />
        <SegmentList segments={segments} analyzer={report.analyzer} />
        <OffBeatList stretches={measurements.off_beat} />
        <ReportText text={report.text} />
        {body && <BodyCard analysisId={analysisId} body={body} />}
        {bodies && bodies.length > 0 && (
          <Suspense fallback={<Skeleton h={480} />}>
            <DancersCard {...{ analysisId, bodies, report }} />
          </Suspense>
        )}
      </Stack>
      <Stack>
        <MeasurementList report={report} />
        <NotMeasured unmeasured={not_measured} />
        <TechnicalDetails report={report} />
      </Stack>
    </>
  );
}
