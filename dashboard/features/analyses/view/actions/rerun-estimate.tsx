import { Text } from '@mantine/core';
import { rerunWords } from '../../../../components/rerun-words.ts';
import type { Analysis, RunReport } from '../../../../firebase/analysis.ts';
import { useOperations } from '../../../../firebase/use-operations.ts';

interface RerunEstimateProps {
  analysis: Analysis;
  report: RunReport | null;
}

/** What running it again takes of the model; for admins, who alone may listen to what tells it. */
export function RerunEstimate({ analysis, report }: RerunEstimateProps) {
  const heard = useOperations();
  const terms = heard.state === 'heard' ? heard.value.budget : undefined;
  return (
    <Text size="sm" c="dimmed">
      {rerunWords(analysis, terms, report?.usage, report?.judges?.length)}
    </Text>
  );
}
