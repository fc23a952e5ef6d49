import { Text, UnstyledButton } from '@mantine/core';
import { rangeInWords } from '../../../../../functions/src/contract/score-words.ts';
import { formatDate, formatScore } from '../../../../components/formats.ts';
import { Section } from '../../../../components/section.tsx';
import type { RunReport } from '../../../../firebase/analysis.ts';
import { judgeOf } from '../analysis-words.ts';
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
      {reports.map((report, index) => (
        <UnstyledButton
          key={report.runId}
          className={styles['run']}
          aria-pressed={report.runId === chosen?.runId}
          onClick={() => onChoose(index === 0 ? null : report.runId)}
        >
          <span>
            {formatDate(report.created_at)}
            <Text span size="sm" c="dimmed" display="block">
              {judgeOf(report.analyzer)}
            </Text>
          </span>
          <span className={styles['score']}>
            <Text span fw={600} display="block">
              {formatScore(report.total_score)}
            </Text>
            {report.total_range !== null && (
              <Text span size="sm" c="dimmed" display="block">
                {rangeInWords(report.total_range)}
              </Text>
            )}
          </span>
        </UnstyledButton>
      ))}
    </Section>
  );
}
