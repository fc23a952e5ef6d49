import { Stack } from '@mantine/core';
import type {
  DancerBody,
  Measurements,
} from '../../../../../functions/src/contract/measurements.ts';
import type { Report } from '../../../../../functions/src/contract/report.ts';
import { Section } from '../../../../components/section.tsx';
import { BodyFiles } from '../body/body-files.tsx';
import { namesOf } from './dancer-names.ts';
import { DancersTable } from './dancers-table.tsx';
import { IndistinctMoments } from './indistinct-moments.tsx';
import { JudgedDancers } from './judged-dancers.tsx';
import { TogetherFacts } from './together-facts.tsx';

interface DancersCardProps {
  analysisId: string;
  /** Not none. */
  bodies: readonly DancerBody[];
  report: Pick<Report, 'dancers' | 'analyzer'> & {
    measurements: Pick<Measurements, 'together' | 'indistinct_spans'>;
  };
}

/** What was measured of each of several dancers, what a model says of each, and what they do together. */
export function DancersCard({ analysisId, bodies, report }: DancersCardProps) {
  const { together, indistinct_spans: indistinct } = report.measurements;
  return (
    <Section title="Dancers" basis="Measured">
      <Stack gap="md">
        <DancersTable bodies={bodies} />
        <JudgedDancers dancers={report.dancers} analyzer={report.analyzer} />
        {together && <TogetherFacts together={together} nameOf={namesOf(bodies)} />}
        <IndistinctMoments spans={indistinct} />
        <BodyFiles analysisId={analysisId} drawn={bodies.length > 1 ? 'skeletons' : 'skeleton'} />
      </Stack>
    </Section>
  );
}
