'use client';

import { Alert, Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import type { ListedAnalysis } from '../../components/analysis-row.tsx';
import { canRerun } from '../../components/names.ts';
import { rerunWords, type Terms } from '../../components/rerun-words.ts';
import { useRerun } from '../../firebase/use-rerun.ts';

interface AdminRowProps {
  analysis: ListedAnalysis;
  /** By which a rerun is reckoned; undefined: not known yet. */
  terms: Terms | undefined;
  onChooseUser: (userId: string) => void;
  /** A run of it is about to begin. */
  onRerun: (analysisId: string) => void;
}

/** What admins see and do on each row: whose it is, with what code it failed, running it again and what that takes. */
export function AdminRow({ analysis, terms, onChooseUser, onRerun }: AdminRowProps) {
  const { analysisId, user_id, title, status, error } = analysis;
  const rerun = useRerun();
  const start = () => {
    onRerun(analysisId);
    return rerun.start(analysisId);
  };
  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="wrap">
        <Group gap="sm" wrap="nowrap" maw="100%">
          {canRerun(status) && (
            <Button
              size="compact-sm"
              variant="default"
              flex="none"
              loading={rerun.busy}
              onClick={start}
              aria-label={`Run again: ${title ?? 'Untitled'}`}
            >
              Run again
            </Button>
          )}
          <Group gap={4} wrap="nowrap" miw={0}>
            <Text size="sm" c="dimmed">
              By
            </Text>
            <Anchor
              component="button"
              type="button"
              size="sm"
              underline="always"
              truncate
              title="Show this user’s analyses only"
              onClick={() => onChooseUser(user_id)}
            >
              {user_id}
            </Anchor>
          </Group>
        </Group>
        {error !== null && <Code>{error.code}</Code>}
      </Group>
      {canRerun(status) && (
        <Text size="sm" c="dimmed">
          {rerunWords(analysis, terms)}
        </Text>
      )}
      {rerun.problem !== null && (
        <Alert color="red" role="alert" variant="light" p="xs">
          It was not run again. {rerun.problem}
        </Alert>
      )}
    </Stack>
  );
}
