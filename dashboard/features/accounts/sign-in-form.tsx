'use client';

import {
  Anchor,
  Button,
  Divider,
  Group,
  Paper,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice } from '../../components/notice.tsx';
import {
  createAccount,
  sendPasswordReset,
  signIn,
  signInWithGoogle,
} from '../../firebase/sign-in.ts';
import { settings } from '../../settings.ts';

/** What the form is about to do. */
type Intent = 'sign-in' | 'create';

export function SignInForm() {
  const [intent, setIntent] = useState<Intent>('sign-in');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem(null);
    setSentTo(null);
    await work().catch((error: Error) => setProblem(error.message));
    setBusy(false);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const enter = intent === 'create' ? createAccount : signIn;
    void attempt(() => enter({ email, password }));
  };
  const reset = () =>
    attempt(async () => {
      if (email === '') throw new Error('Write your email above first.');
      await sendPasswordReset(email);
      setSentTo(email);
    });
  const isNew = intent === 'create';

  return (
    <Paper withBorder p="xl" w="100%" maw={420}>
      <Title order={1} size="h2">
        Flokraft
      </Title>
      <Text c="dimmed" mb="lg">
        Your dance videos, judged.
      </Text>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label="Email"
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <TextInput
            label="Password"
            type="password"
            autoComplete={isNew ? 'new-password' : 'current-password'}
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {problem !== null && <Notice title="That did not work">{problem}</Notice>}
          {sentTo !== null && (
            <Notice kind="hint" title="Look into your mail">
              If {sentTo} has an account, a link to choose a new password is on its way.
            </Notice>
          )}
          <Button type="submit" loading={busy} fullWidth>
            {isNew ? 'Create account' : 'Sign in'}
          </Button>
        </Stack>
      </form>
      {settings.googleSignIn && (
        <>
          <Divider my="md" label="or" />
          <Button variant="default" fullWidth onClick={() => attempt(signInWithGoogle)}>
            Continue with Google
          </Button>
        </>
      )}
      <Group justify="space-between" mt="lg">
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => setIntent(isNew ? 'sign-in' : 'create')}
        >
          {isNew ? 'I have an account' : 'Create an account'}
        </Anchor>
        {!isNew && (
          <Anchor component="button" type="button" size="sm" onClick={reset}>
            Forgot your password?
          </Anchor>
        )}
      </Group>
    </Paper>
  );
}
