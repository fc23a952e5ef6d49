import { Stack } from '@mantine/core';
import type { DancerBody } from '../../../../../functions/src/contract/body.ts';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import type { Report } from '../../../../../functions/src/contract/report.ts';
import { Section } from '../../../../components/section.tsx';
import { namesOf } from './dancer-names.ts';
import { JudgedDancers } from './judged-dancers.tsx';
import { TogetherFacts } from './together-facts.tsx';
import { lateDancersInWords, togetherInWords } from './together-words.ts';

interface DancersCardProps {
  bodies: readonly DancerBody[];
  report: Pick<Report, 'dancers' | 'analyzer'> & { measurements: Pick<Measurements, 'together'> };
}

/** What a model says of each of several dancers, and what they do together; nothing where neither is there. */
export function DancersCard({ bodies, report }: DancersCardProps) {
  const { dancers, analyzer } = report;
  const { together } = report.measurements;
  const nameOf = namesOf(bodies);
  const isToldTogether =
    together !== null &&
    togetherInWords(together).length + lateDancersInWords(together, nameOf).length > 0;
  if (!isToldTogether && (dancers ?? []).length === 0) return null;
  return (
    <Section title="Dancers">
      <Stack gap="md">
        <JudgedDancers dancers={dancers} analyzer={analyzer} />
        {together && <TogetherFacts together={together} nameOf={nameOf} />}
      </Stack>
    </Section>
  );
}
