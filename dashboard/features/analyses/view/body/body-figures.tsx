import { Group, Stack, Text } from '@mantine/core';
import type { Body, Moment } from '../../../../../functions/src/contract/body.ts';
import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import { bodyInWords, seenInWords } from './body-words.ts';
import { Measures } from './measures.tsx';

interface BodyFiguresProps {
  body: Body;
}

/** What was measured of the body that was followed. */
export function BodyFigures({ body }: BodyFiguresProps) {
  return (
    <Stack gap="sm">
      <Text size="sm">{seenInWords(body)}</Text>
      <Measures measures={bodyInWords(body)} />
      <MomentOfBody name="Best moment" moment={body.best_second} />
    </Stack>
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
