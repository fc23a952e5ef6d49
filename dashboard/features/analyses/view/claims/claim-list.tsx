import { Group, Text } from '@mantine/core';
import type { DancerBody } from '../../../../../functions/src/contract/measurements.ts';
import type { Claim } from '../../../../../functions/src/contract/report.ts';
import { formatMoment } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import { namesOf } from '../dancers/dancer-names.ts';
import { PlayFrom } from '../watch/play-from.tsx';
import styles from './claim-list.module.css';
import { agreementInWords, differenceInWords, inQuestion } from './claim-words.ts';

interface ClaimListProps {
  claims: readonly Claim[];
  /** Of whom some of them are; none where not several were followed. */
  bodies: readonly DancerBody[];
}

/** What the judge says of something that was measured too: where the two disagree comes first. */
export function ClaimList({ claims, bodies }: ClaimListProps) {
  const contradicting = claims.filter(({ contradicts }) => contradicts);
  const agreeing = claims.filter(({ contradicts }) => !contradicts);
  if (claims.length === 0) return null;
  return (
    <Section
      title={
        contradicting.length > 0
          ? 'Where judge and measurements disagree'
          : 'Judge and measurements'
      }
    >
      <Claims claims={contradicting} bodies={bodies} />
      {agreeing.length > 0 && (
        <details>
          <summary className={styles['summary']}>{agreementInWords(agreeing.length)}</summary>
          <Claims claims={agreeing} bodies={bodies} />
        </details>
      )}
    </Section>
  );
}

function Claims({ claims, bodies }: ClaimListProps) {
  if (claims.length === 0) return null;
  const nameOf = namesOf(bodies);
  return (
    <ul className={styles['claims']}>
      {claims.map((claim) => (
        <li key={`${claim.measure} ${claim.body_id} ${claim.statement} ${claim.at_seconds}`}>
          <Text fw={600}>“{claim.statement}”</Text>
          <Text size="sm">{differenceInWords(claim)}</Text>
          <Text size="sm" c="dimmed">
            In question: {inQuestion(claim, nameOf)}.
          </Text>
          <Group gap="md">
            {claim.at_seconds.map((seconds) => (
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
