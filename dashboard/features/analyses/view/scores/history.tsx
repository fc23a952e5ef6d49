import { Text, UnstyledButton } from '@mantine/core';
import { formatDate, formatScore } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import { judgeOf } from '../analysis-words.ts';
import { Difference } from './difference.tsx';
import { differencesSince } from './differences.ts';
import styles from './history.module.css';

interface HistoryProps {
  /** The newest first. */
  reports: readonly RunReport[];
  chosen: RunReport | null;
  /** Null: the newest, whichever that will be. */
  onChoose: (runId: string | null) => void;
}

/** The runs that made a report, to choose from; one alone is no history. */
export function History({ reports, chosen, onChoose }: HistoryProps) {
  if (reports.length < 2) return null;
  return (
    <Section title="Runs">
      {reports.map((report, index) => {
        const differences = differencesSince(reports[index + 1] ?? null, report);
        return (
          <UnstyledButton
            key={report.runId}
            className={styles['run']}
            aria-pressed={report.runId === chosen?.runId}
            onClick={() => onChoose(index === 0 ? null : report.runId)}
          >
            <span>
              {formatDate(report.created_at)}
              <Text size="sm" c="dimmed">
                {judgeOf(report.analyzer)}
              </Text>
            </span>
            <span className={styles['score']}>
              <Difference points={differences?.total ?? null} />{' '}
              <Text span fw={600}>
                {formatScore(report.total_score)}
              </Text>
            </span>
          </UnstyledButton>
        );
      })}
    </Section>
  );
}
