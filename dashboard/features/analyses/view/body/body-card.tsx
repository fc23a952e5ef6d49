import { Group, Stack, Text } from '@mantine/core';
import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import type { Body, Moment } from '../../../../../functions/src/contract/measurements.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { PlayFrom } from '../watch/play-from.tsx';
import { BodyFiles } from './body-files.tsx';
import { bodyInWords, seenInWords } from './body-words.ts';
import { Measures } from './measures.tsx';

interface BodyCardProps {
  analysisId: string;
  body: Body;
}

/** What was measured of the body that was followed. */
export function BodyCard({ analysisId, body }: BodyCardProps) {
  return (
    <Section title="Body" basis="Measured">
      <Stack gap="sm">
        <Text size="sm">{seenInWords(body)}</Text>
        <Measures measures={bodyInWords(body)} />
        <MomentOfBody name="Best moment" moment={body.best_second} />
        <MomentOfBody name="Weakest moment" moment={body.worst_second} />
        <BodyFiles analysisId={analysisId} drawn="skeleton" />
      </Stack>
    </Section>
  );
}

interface MomentOfBodyProps {
  name: string;
  moment: Moment;
}

function MomentOfBody({ name, moment }: MomentOfBodyProps) {
  if (moment === null) return null;
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {name}, {confidenceInWords(moment.confidence)}
      </Text>
      <PlayFrom seconds={moment.seconds}>{formatMoment(moment.seconds)}</PlayFrom>
    </Group>
  );
}
