'use client';

import { Stack, Title } from '@mantine/core';
import { useOperations } from '../../firebase/use-operations.ts';
import { OperationsHeard } from './operations-heard.tsx';

/** How the service is doing, live; for admins. */
export function Monitor() {
  return (
    <Stack>
      <Title order={1}>Monitor</Title>
      <OperationsHeard heard={useOperations()} />
    </Stack>
  );
}
