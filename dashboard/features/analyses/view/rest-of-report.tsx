import { Skeleton, Stack } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { withShortTimes } from '../../../components/formats.ts';
import { Section } from '../../../components/section.tsx';
import type { RunReport } from '../../../firebase/analysis.ts';
import { judgeOf } from './analysis-words.ts';
import { DisagreeingClaims } from './claims/disagreeing-claims.tsx';
import { asidesOf } from './moments/asides.ts';
import { MomentList } from './moments/moment-list.tsx';
import styles from './one-analysis.module.css';
import { placedFaults } from './recording/placed-faults.ts';
import { RecordingCard } from './recording/recording-card.tsx';
import { ReportText } from './report/report-text.tsx';
import { standsInTextAlone } from './report/stands-in-text.ts';
import { Criteria } from './scores/criteria.tsx';
import type { Differences } from './scores/differences.ts';
import { Timeline } from './timeline/timeline.tsx';
import { WorkoutCard } from './workout/workout-card.tsx';

const DancersCard = lazy(() =>
  import('./dancers/dancers-card.tsx').then(({ DancersCard: card }) => ({ default: card })),
);

interface RestOfReportProps {
  report: RunReport;
  /** The run before, and what was gained since; null where there is none to compare with. */
  before: RunReport | null;
  differences: Differences | null;
  onFollow: (() => void) | null;
  /** Its place among the runs. */
  children: ReactNode;
}

/** What a run found beside its verdict; what it did not find is not there. */
export function RestOfReport(props: RestOfReportProps) {
  const { report, before, differences, onFollow, children } = props;
  const { summary, workout, claims, segments, measurements, analyzer, text } = report;
  const { repetitions, exercises } = measurements;
  const bodies = measurements.bodies ?? [];
  return (
    <div className={styles['rest']}>
      <Stack>
        {summary !== null && (
          <Section title="In short" basis={judgeOf(analyzer)}>
            {withShortTimes(summary)}
          </Section>
        )}
        {workout && <WorkoutCard {...{ workout, repetitions, exercises }} />}
        <Criteria scored={report} {...{ before, differences }} />
        {text !== '' && standsInTextAlone(report) && (
          <Section title="Report">
            <ReportText text={text} order={3} />
          </Section>
        )}
        <Timeline report={report} />
        <MomentList {...{ segments, analyzer }} asides={asidesOf(measurements)} />
      </Stack>
      <div className={styles['side']}>
        {bodies.length > 0 && (
          <Suspense fallback={<Skeleton h={160} />}>
            <DancersCard bodies={bodies} report={report} />
          </Suspense>
        )}
        <DisagreeingClaims claims={claims} bodies={bodies} />
        <RecordingCard recording={placedFaults(report).later} onFollow={onFollow} />
        {children}
      </div>
    </div>
  );
}
