import { Group, Text } from '@mantine/core';
import type { DancerBody } from '../../../../../functions/src/contract/body.ts';
import type { Claim } from '../../../../../functions/src/contract/report.ts';
import { formatMoment, withShortTimes } from '../../../../components/formats.ts';
import { namesOf } from '../dancers/dancer-names.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import { differenceInWords } from './claim-words.ts';
import styles from './claims.module.css';

export interface ClaimsProps {
  claims: readonly Claim[];
  /** Of whom some of them are; none where not several were followed. */
  bodies: readonly DancerBody[];
}

/** What the judge says of something that was measured too, beside what was measured. */
export function Claims({ claims, bodies }: ClaimsProps) {
  const nameOf = namesOf(bodies);
  return (
    <ul className={styles['claims']}>
      {claims.map((claim) => (
        <li key={`${claim.measure} ${claim.body_id} ${claim.statement} ${claim.at_seconds}`}>
          <Text fw={600}>“{withShortTimes(claim.statement)}”</Text>
          <Text size="sm">{differenceInWords(claim, nameOf)}</Text>
          <Group gap="md">
            {[...new Set(claim.at_seconds)].map((seconds) => (
              <PlayFrom key={seconds} seconds={seconds}>
                {formatMoment(seconds)}
              </PlayFrom>
            ))}
            {claim.at_seconds.length === 0 && (
              <Text size="sm" c="dimmed">
                Said of the whole video
              </Text>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}
