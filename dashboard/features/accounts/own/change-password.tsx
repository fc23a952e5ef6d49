import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Notice } from '../../../components/notice.tsx';
import { Section } from '../../../components/section.tsx';
import { useAttempt } from '../../../components/use-attempt.ts';
import { changePassword } from '../../../firebase/own-account.ts';
import { PasswordField } from './password-field.tsx';

export function ChangePassword() {
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isDone, setIsDone] = useState(false);
  const { busy, problem, attempt } = useAttempt();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsDone(false);
    void attempt(async () => {
      await changePassword(newPassword, password);
      setIsDone(true);
      setPassword('');
      setNewPassword('');
    });
  };
  return (
    <Section title="Password">
      <form onSubmit={submit} aria-label="Change your password">
        <Stack align="flex-start">
          <PasswordField
            label="Current password"
            kind="current"
            value={password}
            onChange={setPassword}
          />
          <PasswordField
            label="New password"
            description="At least 6 characters."
            kind="new"
            value={newPassword}
            onChange={setNewPassword}
          />
          {problem !== null && <Notice title="Your password was not changed">{problem}</Notice>}
          {isDone && (
            <Notice kind="hint" title="Your password is changed">
              You stay signed in here. Everywhere else, sign in with the new one.
            </Notice>
          )}
          <Button type="submit" variant="default" loading={busy}>
            Change password
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
