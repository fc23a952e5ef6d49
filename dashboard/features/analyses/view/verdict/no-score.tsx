import { Anchor, Text } from '@mantine/core';
import Link from 'next/link';
import { judgeOf } from '../analysis-words.ts';
import { Fault } from '../recording/fault.tsx';
import type { WhyNoScore } from './why-no-score.ts';

interface NoScoreProps {
  why: WhyNoScore | null;
  /** Null: nothing has been judged. */
  analyzer: string | null;
  onFollow: (() => void) | null;
}

/** Where not one criterion has a score: why, and what to do next. */
export function NoScore({ why, analyzer, onFollow }: NoScoreProps) {
  return (
    <>
      <Text size="lg" fw={600}>
        No score this time
      </Text>
      {why?.kind === 'recording' && <Fault fault={why.fault} onFollow={onFollow} />}
      {why?.kind === 'sentence' && <Text>{why.text}</Text>}
      {why === null && <Text>This run ended without any score. Run it again to get one.</Text>}
      <Anchor component={Link} href="/app/new" size="sm" mt={4} display="inline-block">
        Upload another video
      </Anchor>
      {analyzer !== null && (
        <Text size="sm" c="dimmed">
          {judgeOf(analyzer)}
        </Text>
      )}
    </>
  );
}
