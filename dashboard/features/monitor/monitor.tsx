'use client';

import { Loader, Stack, Title } from '@mantine/core';
import { Notice } from '../../components/notice.tsx';
import type { Heard } from '../../firebase/use-listener.ts';
import { type Monitored, useOperations } from '../../firebase/use-operations.ts';
import { Board } from './board.tsx';
import { Freshness } from './freshness.tsx';

/** How the service is doing, live; for admins. */
export function Monitor() {
  return (
    <Stack>
      <Title order={1}>Monitor</Title>
      <Operations heard={useOperations()} />
    </Stack>
  );
}

function Operations({ heard }: { heard: Heard<Monitored> }) {
  if (heard.state === 'waiting') return <Loader aria-label="Fetching the figures" />;
  if (heard.state === 'refused') {
    return (
      <Notice title="The figures cannot be shown">
        Only admins may see them. If you are one, sign out and in again; else check your connection
        and load this page again.
      </Notice>
    );
  }
  const { updated_at: updatedAt, budget: _alone, ...parts } = heard.value;
  if (Object.keys(parts).length === 0) {
    return (
      <Notice kind="hint" title="Nothing to show yet">
        The service writes its figures every minute and whenever a run ends. They will appear here
        by themselves.
      </Notice>
    );
  }
  return (
    <>
      {updatedAt !== undefined && <Freshness updatedAt={updatedAt} />}
      <Board operations={heard.value} />
    </>
  );
}
