import { Group, Text } from '@mantine/core';
import type { Highlight } from '../../../../../functions/src/contract/report.ts';
import { formatMoment, formatScore, withShortTimes } from '../../../../components/formats.ts';
import { Basis, Section } from '../../../../components/section.tsx';
import { AssetButton } from '../assets/asset-button.tsx';
import { PlayFrom } from '../watch/play-from.tsx';
import styles from './highlight-list.module.css';

interface HighlightListProps {
  analysisId: string;
  /** The best first. */
  highlights: readonly Highlight[];
}

const basisNames: Readonly<Record<Highlight['basis'], string>> = {
  measured: 'Measured',
  measured_and_judged: 'Measured and judged',
};

/** The parts worth showing, each with its clip. */
export function HighlightList({ analysisId, highlights }: HighlightListProps) {
  if (highlights.length === 0) return null;
  return (
    <Section title="Highlights">
      <ol className={styles['cards']}>
        {highlights.map(({ clip, start_seconds, end_seconds, score, basis, reason }) => (
          <li key={clip} className={styles['card']}>
            <Group justify="space-between" gap="xs" align="baseline">
              <Text fw={600}>
                {formatMoment(start_seconds)} to {formatMoment(end_seconds)}
              </Text>
              <Text className={styles['score']}>{formatScore(score)}</Text>
            </Group>
            <Text size="sm" my={4}>
              {withShortTimes(reason)}
            </Text>
            <Group gap="xs" justify="space-between">
              <Group gap="md">
                <PlayFrom seconds={start_seconds}>from {formatMoment(start_seconds)}</PlayFrom>
                <AssetButton
                  analysisId={analysisId}
                  asset={`clip:${clip}`}
                  goneWords="This clip is gone. Run the analysis again to have it cut anew."
                >
                  {`Open clip ${clip}`}
                </AssetButton>
              </Group>
              <Basis>{basisNames[basis]}</Basis>
            </Group>
          </li>
        ))}
      </ol>
    </Section>
  );
}
