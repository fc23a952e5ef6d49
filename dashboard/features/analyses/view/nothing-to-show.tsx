import { Anchor, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';

function InPlace({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" py="xl" align="center" ta="center">
      <Title order={1}>{title}</Title>
      <Text c="dimmed" maw={480}>
        {children}
      </Text>
      <Anchor component={Link} href="/app">
        Go to your analyses
      </Anchor>
    </Stack>
  );
}

export function NoneChosen() {
  return <InPlace title="No analysis chosen">Choose one from your list to see it here.</InPlace>;
}

export function Gone() {
  return (
    <InPlace title="This analysis is gone">
      It has been deleted, or the link to it is not complete.
    </InPlace>
  );
}

/** The rules refuse what belongs to somebody else; anything else is worth another try. */
export function NotShown({ error }: { error: Error & { code?: string } }) {
  return error.code === 'permission-denied' ? (
    <InPlace title="This analysis is not yours">
      Only the one who uploaded it can see it. If you have another account, sign in with that one.
    </InPlace>
  ) : (
    <InPlace title="This analysis cannot be shown now">
      Check your network, then load this page again.
    </InPlace>
  );
}

export function Waiting() {
  return (
    <Stack aria-busy="true">
      <VisuallyHidden>
        <h1>Loading the analysis</h1>
      </VisuallyHidden>
      <Skeleton h={36} w="60%" />
      <Skeleton h={18} w="40%" />
      <Skeleton h={320} />
    </Stack>
  );
}
