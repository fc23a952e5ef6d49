import { Stack, Text } from '@mantine/core';
import type { Operations } from '../../../functions/src/contract/operations.ts';
import { formatMegabytes, memoryBars, memoryMarks, worstLevel } from './memory.ts';
import { Nothing } from './nothing.tsx';
import { Panel } from './panel.tsx';
import { type Level, ShareBar } from './share-bar.tsx';

const verdicts: Readonly<Record<Level, string>> = {
  fine: 'There is room to spare.',
  warning: 'It is getting tight: keep an eye on it.',
  critical:
    'Runs may soon end for want of memory: raise WORKER_MEMORY_MIB or lower MAX_VIDEO_SIZE_MB, then deploy.',
};

export function MemoryPanel({ memory }: { memory: Operations['memory'] | undefined }) {
  const bars = memory === undefined ? [] : memoryBars(memory);
  return (
    <Panel
      title="Memory of the workers"
      about="What runs hold, their files included, of what a worker has. The marks are at 60 % and 80 %."
    >
      {bars.length === 0 ? (
        <Nothing>No worker has been heard in the last 24 hours.</Nothing>
      ) : (
        <Stack gap="sm">
          <Text fw={500}>{verdicts[worstLevel(bars)]}</Text>
          {bars.map(({ label, memoryMb, limitMb, share, level }) => (
            <ShareBar
              key={label}
              label={label}
              words={`${formatMegabytes(memoryMb)} of ${formatMegabytes(limitMb)}`}
              share={share}
              level={level}
              marks={memoryMarks}
            />
          ))}
          {typeof memory?.tmp_mb === 'number' && (
            <Text size="sm">Temporary files at last count: {formatMegabytes(memory.tmp_mb)}.</Text>
          )}
        </Stack>
      )}
    </Panel>
  );
}
