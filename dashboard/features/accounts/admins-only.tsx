'use client';

import { Anchor, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { usePerson } from '../../firebase/session.tsx';

/** Rules and functions guard the data; this spares the others a page full of refusals. */
export function AdminsOnly({ children }: { children: ReactNode }) {
  if (usePerson().isAdmin) return children;
  return (
    <Stack>
      <Title order={1}>This page is for admins</Title>
      <Text>
        You are not one of them.{' '}
        <Anchor component={Link} href="/app">
          Go to your analyses.
        </Anchor>{' '}
        If you have just been made an admin, sign out and in again.
      </Text>
    </Stack>
  );
}
