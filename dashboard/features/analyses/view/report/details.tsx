import { Stack } from '@mantine/core';
import { Part } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import { BodyFigures } from '../body/body-figures.tsx';
import { BodyFiles } from '../body/body-files.tsx';
import { AgreeingClaims } from '../claims/agreeing-claims.tsx';
import { EachDancer } from '../dancers/each-dancer.tsx';
import { MeasurementList } from './measurement-list.tsx';
import { NotMeasured } from './not-measured.tsx';
import { ReportText } from './report-text.tsx';
import { standsInTextAlone } from './stands-in-text.ts';
import { TechnicalDetails } from './technical-details.tsx';

interface DetailsProps {
  analysisId: string;
  report: RunReport;
}

/** Every number and word of a report that its page does not open with. */
export function Details({ analysisId, report }: DetailsProps) {
  const { body, bodies, indistinct_spans: indistinct } = report.measurements;
  const dancers = bodies ?? [];
  return (
    <Stack gap="lg">
      <MeasurementList report={report} />
      {body && (
        <Part title="Body">
          <BodyFigures body={body} />
        </Part>
      )}
      {dancers.length > 0 && (
        <Part title="Each dancer">
          <EachDancer bodies={dancers} indistinct={indistinct} />
        </Part>
      )}
      {(body !== null || dancers.length > 0) && (
        <Part title="Files">
          <BodyFiles
            analysisId={analysisId}
            drawn={dancers.length > 1 ? 'skeletons' : 'skeleton'}
          />
        </Part>
      )}
      <NotMeasured unmeasured={report.not_measured} scores={report.scores} />
      <AgreeingClaims claims={report.claims} bodies={dancers} />
      {report.text !== '' && !standsInTextAlone(report) && (
        <Part title="The whole report">
          <ReportText text={report.text} order={4} />
        </Part>
      )}
      <TechnicalDetails report={report} />
    </Stack>
  );
}
