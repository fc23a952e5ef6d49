'use client';

import { Stack, Text, Title } from '@mantine/core';
import { usePerson } from '../../../firebase/session.tsx';
import { ExportSection } from '../export/export-section.tsx';
import { describeWaysIn } from './account-words.ts';
import { ChangeEmail } from './change-email.tsx';
import { ChangePassword } from './change-password.tsx';
import { DeleteAccount } from './delete-account.tsx';
import { useAnalysisCount } from './use-analysis-count.ts';

export function OwnAccount() {
  const person = usePerson();
  const { userId, waysIn } = person;
  const analyses = useAnalysisCount(userId);
  return (
    <Stack gap="lg" maw={640}>
      <div>
        <Title order={1}>Account</Title>
        <Text c="dimmed">{describeWaysIn(person)}</Text>
      </div>
      {waysIn.password && <ChangeEmail person={person} />}
      {waysIn.password && <ChangePassword />}
      <ExportSection person={person} analyses={analyses} />
      <DeleteAccount person={person} analyses={analyses} />
    </Stack>
  );
}
