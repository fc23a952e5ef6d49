'use client';

import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { formatDate } from '../../components/formats.ts';
import { typeNames } from '../../components/names.ts';
import { AnalysisLink } from './analysis-link.tsx';
import styles from './monitor.module.css';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';

type RecentError = Operations['recent_errors'][number];
interface ErrorRowProps {
  error: RecentError;
}

const shownAtFirst = 5;

export function ErrorsPanel({ errors = [] }: { errors: readonly RecentError[] | undefined }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? errors : errors.slice(0, shownAtFirst);
  const hiddenCount = errors.length - shown.length;
  return (
    <Panel title="Last errors" about="The last 20 runs that failed, the newest first." wide>
      {errors.length === 0 && <Nothing>No run has failed.</Nothing>}
      <Stack component="ul" className={styles['list']} gap={0}>
        {shown.map((error) => (
          <li key={`${error.analysisId} ${error.at.getTime()}`} className={styles['error']}>
            <ErrorRow error={error} />
          </li>
        ))}
      </Stack>
      {hiddenCount > 0 && (
        <Button variant="default" size="compact-md" mt="xs" onClick={() => setShowsAll(true)}>
          Show {hiddenCount} more
        </Button>
      )}
    </Panel>
  );
}

function ErrorRow({ error: { analysisId, analysis_type, code, message, at } }: ErrorRowProps) {
  return (
    <>
      <Text>{message}</Text>
      <Group gap="xs" mt={4}>
        <Code>{code}</Code>
        <Text size="sm" c="dimmed">
          <time dateTime={at.toISOString()}>{formatDate(at)}</time>
        </Text>
        <Text size="sm">
          <AnalysisLink analysisId={analysisId}>
            Open the {typeNames[analysis_type].toLowerCase()} analysis
          </AnalysisLink>
        </Text>
      </Group>
    </>
  );
}
