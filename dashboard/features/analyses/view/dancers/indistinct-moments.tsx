import { Group, Text } from '@mantine/core';
import type { Measurements } from '../../../../../functions/src/contract/measurements.ts';
import claims from '../claims/claims.module.css';
import { PlaySpan } from '../watch/play-span.tsx';
import { indistinctInWords } from './together-words.ts';

interface IndistinctMomentsProps {
  spans: Measurements['indistinct_spans'];
}

/** Where dancers could not be told apart, folded: every turn may be one. */
export function IndistinctMoments({ spans }: IndistinctMomentsProps) {
  if (spans === null || spans.length === 0) return null;
  return (
    <details>
      <summary className={claims['summary']}>{indistinctInWords(spans)}</summary>
      <Text size="sm" c="dimmed" my={4}>
        Close together, or one behind the other: this counts for none of them.
      </Text>
      <Group gap="md">
        {spans.map((span) => (
          <PlaySpan key={span.start_seconds} span={span} />
        ))}
      </Group>
    </details>
  );
}
