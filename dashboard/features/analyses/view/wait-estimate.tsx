import { Text } from '@mantine/core';
import type { AnalysisType } from '../../../../functions/src/contract/vocabulary.ts';
import { waitWords } from '../../../components/wait-words.ts';
import { useQueue } from '../../../firebase/use-operations.ts';

/** How long it will take until a run that waits is done; nothing where that cannot be told. */
export function WaitEstimate({ type }: { type: AnalysisType }) {
  const heard = useQueue();
  const queue = heard.state === 'heard' ? heard.value : null;
  const words = queue && waitWords(queue, type, new Date());
  return (
    words && (
      <Text size="sm" c="dimmed" mt={4}>
        {words}
      </Text>
    )
  );
}
