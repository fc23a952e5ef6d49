import { Group, Stack, Text } from '@mantine/core';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { typeNames } from '../../components/names.ts';
import { RunProgress } from '../../components/run-progress.tsx';
import { AnalysisLink } from './analysis-link.tsx';
import styles from './monitor.module.css';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { SpanSince } from './span-since.tsx';

type ActiveRun = Operations['active_runs'][number];

export function ActiveRunsPanel({ runs }: { runs: readonly ActiveRun[] | undefined }) {
  return (
    <Panel
      title="Running now"
      about="Runs at a worker when this was written. Open one to watch it."
    >
      {runs === undefined || runs.length === 0 ? (
        <Nothing>No worker is at a run.</Nothing>
      ) : (
        <Stack component="ul" className={styles['list']} gap="md">
          {runs.map((run) => (
            <li key={run.run_id}>
              <ActiveRunRow run={run} />
            </li>
          ))}
        </Stack>
      )}
    </Panel>
  );
}

function ActiveRunRow({ run }: { run: ActiveRun }) {
  const { analysisId, analysis_type, attempt, stage, progress, started_at } = run;
  return (
    <>
      <Group justify="space-between" gap="xs" mb={4}>
        <AnalysisLink analysisId={analysisId}>{typeNames[analysis_type]}</AnalysisLink>
        <Text size="sm">
          {attempt > 1 && `Try ${attempt} · `}
          {started_at !== null && (
            <>
              for <SpanSince time={started_at} />
            </>
          )}
        </Text>
      </Group>
      <RunProgress status="processing" stage={stage} progress={progress} message={null} />
    </>
  );
}
