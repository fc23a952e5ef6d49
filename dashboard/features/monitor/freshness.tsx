'use client';

import { Text } from '@mantine/core';
import { Notice } from '../../components/notice.tsx';
import { formatSpan, isStale, secondsSince } from './time.ts';
import { useNow } from './use-now.ts';

/** When the figures were written, and what to do once they are old. */
export function Freshness({ updatedAt }: { updatedAt: Date }) {
  const now = useNow();
  const age = formatSpan(secondsSince(updatedAt, now));
  return (
    <>
      <Text c="dimmed">
        Live: a change shows by itself. Last updated{' '}
        <time dateTime={updatedAt.toISOString()}>{age} ago</time>.
      </Text>
      {isStale(updatedAt, now) && (
        <Notice title="These figures are old">
          The service writes them every minute, and has missed some. Check your own connection
          first, then whether the scheduled function “sweep” runs.
        </Notice>
      )}
    </>
  );
}
