import { Progress, Stack, Text } from '@mantine/core';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { stageNames, statusNames } from './names.ts';

/** The bar of a run under way and what it is at: its own message, else its stage. */
export function RunProgress({
  status,
  stage,
  progress,
  message,
}: Pick<Summary, 'status' | 'stage' | 'progress' | 'message'>) {
  const isRunning = status === 'processing' && stage !== null;
  const words = message ?? (isRunning ? stageNames[stage] : statusNames[status]);
  return (
    <Stack gap={4}>
      <Progress.Root size="md">
        <Progress.Section value={progress} aria-label={words} />
      </Progress.Root>
      <Text size="sm" c="dimmed">
        {words} · {progress} %
      </Text>
    </Stack>
  );
}
