import { Badge, Group, Text } from '@mantine/core';
import { formatMoment, formatScore, likelyInWords } from '../../../../components/formats.ts';
import { criterionName } from '../../../../components/names.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import styles from './criteria.module.css';
import { reasonFor, type Scored } from './criterion-words.ts';
import { Difference } from './difference.tsx';
import type { Difference as Told } from './differences.ts';
import { ScoreTrack } from './score-track.tsx';

interface CriterionItemProps {
  criterion: string;
  scored: Scored;
  before: Scored | null;
  difference: Told | null;
}

/** One criterion: its score and range, drawn and in words, and its reason with where to see it. */
export function CriterionItem({ criterion, scored, before, difference }: CriterionItemProps) {
  const score = scored.scores[criterion] ?? null;
  const range = scored.score_ranges?.[criterion];
  const reason = reasonFor(criterion, scored);
  const moments = scored.reasons?.[criterion]?.at_seconds ?? [];
  return (
    <li>
      <div className={styles['head']}>
        <Text span fw={600}>
          {criterionName(criterion)}
        </Text>
        <span>
          <Text span className={styles['score']} {...(score === null && { c: 'dimmed' })}>
            {formatScore(score)}
          </Text>
          {score !== null && range !== undefined && (
            <Text span size="sm" c="dimmed">
              {' '}
              {likelyInWords(range)}
            </Text>
          )}
        </span>
      </div>
      {score !== null && (
        <ScoreTrack score={score} range={range} before={before?.scores[criterion] ?? null} />
      )}
      <Group gap="xs" mt={difference === null ? 0 : 4}>
        <Difference difference={difference} />
        {scored.contested?.includes(criterion) && (
          <Badge variant="default" fw={500} tt="none">
            Judges do not agree
          </Badge>
        )}
      </Group>
      {reason !== null && (
        <Text size="sm" className={styles['reason']}>
          {reason}
        </Text>
      )}
      {moments.length > 0 && (
        <Group gap="md" mt={2}>
          {moments.map((seconds) => (
            <PlayFrom key={seconds} seconds={seconds}>
              {formatMoment(seconds)}
            </PlayFrom>
          ))}
        </Group>
      )}
    </li>
  );
}
