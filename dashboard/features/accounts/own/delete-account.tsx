import { Box, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useContext, useState } from 'react';
import { Notice } from '../../../components/notice.tsx';
import { Section } from '../../../components/section.tsx';
import { useAttempt } from '../../../components/use-attempt.ts';
import { deleteAccount } from '../../../firebase/own-account.ts';
import type { Person } from '../../../firebase/session.tsx';
import { FarewellContext } from '../farewell.ts';
import { describeLoss } from './account-words.ts';
import { PasswordField } from './password-field.tsx';

/** The button that opened the form is gone. */
const focusOn = (field: HTMLInputElement | null) => field?.focus();

interface DeleteAccountProps {
  person: Person;
  /** How many go with it; null while nobody knows. */
  analyses: number | null;
}

export function DeleteAccount({ person, analyses }: DeleteAccountProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="Delete your account">
      <Stack align="flex-start">
        <Text size="sm">{describeLoss(analyses)}</Text>
        {isOpen ? (
          <DeletionForm person={person} onKeep={() => setIsOpen(false)} />
        ) : (
          <Button variant="default" onClick={() => setIsOpen(true)}>
            Delete account …
          </Button>
        )}
      </Stack>
    </Section>
  );
}

function DeletionForm({ person, onKeep }: { person: Person; onKeep: () => void }) {
  const { email, userId, waysIn } = person;
  const name = email ?? userId;
  const [typed, setTyped] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, attempt } = useAttempt();
  const sayFarewell = useContext(FarewellContext);
  const router = useRouter();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => {
      if (typed.trim().toLowerCase() !== name.toLowerCase()) {
        throw new Error(`Write ${name}, so that it is clear which account is meant.`);
      }
      await deleteAccount(waysIn.password ? password : null, (deletedAnalyses) => {
        sayFarewell({ userId, deletedAnalyses });
        router.replace('/app');
      });
    });
  };
  return (
    <Box component="form" w="100%" onSubmit={submit} aria-label="Delete your account">
      <Stack align="flex-start">
        <TextInput
          ref={focusOn}
          label={email === null ? 'Account, to confirm' : 'Your email, to confirm'}
          description={`Write ${name}`}
          autoComplete="off"
          spellCheck={false}
          required
          w="100%"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {waysIn.password && (
          <PasswordField
            label="Your password"
            kind="current"
            value={password}
            onChange={setPassword}
          />
        )}
        {!waysIn.password && waysIn.google && (
          <Text size="sm">Google will ask you once more who you are.</Text>
        )}
        {problem !== null && <Notice title="Your account was not deleted">{problem}</Notice>}
        <Group gap="xs">
          <Button type="submit" color="red.9" loading={busy}>
            Delete everything
          </Button>
          <Button variant="default" disabled={busy} onClick={onKeep}>
            Keep it
          </Button>
        </Group>
      </Stack>
    </Box>
  );
}
