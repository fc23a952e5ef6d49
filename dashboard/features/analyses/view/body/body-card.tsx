import { Group, Stack, Text } from '@mantine/core';
import type { Body, Moment } from '../../../../../functions/src/contract/measurements.ts';
import { formatDuration } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { AssetButton } from '../assets/asset-button.tsx';
import { confidenceInWords } from '../confidence-words.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import styles from './body-card.module.css';
import { bodyInWords, seenInWords } from './body-words.ts';

interface BodyCardProps {
  analysisId: string;
  body: Body;
  video: HTMLVideoElement | null;
}

/** What was measured of the body that was followed. */
export function BodyCard({ analysisId, body, video }: BodyCardProps) {
  return (
    <Section title="Body" basis="Measured">
      <Stack gap="sm">
        <Text size="sm">{seenInWords(body)}</Text>
        <dl className={styles['measures']}>
          {bodyInWords(body).map(({ key, name, meaning, share, value, certainty }) => (
            <div key={key}>
              <dt>
                {name}
                <Text size="sm" c="dimmed">
                  {meaning}
                </Text>
              </dt>
              <dd>
                {value}
                <Text size="sm" c="dimmed">
                  {certainty}
                </Text>
              </dd>
              <dd className={styles['track']} aria-hidden>
                {share !== null && <div style={{ width: `${100 * share}%` }} />}
              </dd>
            </div>
          ))}
        </dl>
        <MomentOfBody name="Best moment" moment={body.best_second} video={video} />
        <MomentOfBody name="Weakest moment" moment={body.worst_second} video={video} />
        <Group gap="md">
          <AssetButton
            analysisId={analysisId}
            asset="preview"
            goneWords="The video with the skeleton is gone. Run the analysis again to have it drawn anew."
          >
            Open video with skeleton
          </AssetButton>
          <AssetButton
            analysisId={analysisId}
            asset="landmarks"
            goneWords="The landmarks are gone. Run the analysis again to have them found anew."
          >
            Download landmarks (CSV)
          </AssetButton>
        </Group>
      </Stack>
    </Section>
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
        {formatDuration(moment.seconds)}
      </PlayFrom>
    </Group>
  );
}
