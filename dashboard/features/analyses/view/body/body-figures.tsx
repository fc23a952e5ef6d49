import { Group, Stack, Text } from '@mantine/core';
import { confidenceInWords } from '../../../../../functions/src/contract/confidence-words.ts';
import type { Body, Moment } from '../../../../../functions/src/contract/measurements.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import { bodyInWords, seenInWords } from './body-words.ts';
import { Measures } from './measures.tsx';

interface BodyFiguresProps {
  body: Body;
  video: HTMLVideoElement | null;
}

/** What was measured of the body that was followed. */
export function BodyFigures({ body, video }: BodyFiguresProps) {
  return (
    <Stack gap="sm">
      <Text size="sm">{seenInWords(body)}</Text>
      <Measures measures={bodyInWords(body)} />
      <MomentOfBody name="Best moment" moment={body.best_second} video={video} />
      <MomentOfBody name="Weakest moment" moment={body.worst_second} video={video} />
    </Stack>
  );
}

interface MomentOfBodyProps {
  name: string;
  moment: Moment;
  video: HTMLVideoElement | null;
}

function MomentOfBody({ name, moment, video }: MomentOfBodyProps) {
  if (moment === null) return null;
  return (
    <Group justify="space-between" gap="xs">
      <Text size="sm">
        {name}, {confidenceInWords(moment.confidence)}
      </Text>
      <PlayFrom video={video} seconds={moment.seconds}>
        {formatMoment(moment.seconds)}
      </PlayFrom>
    </Group>
  );
}
