import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { formatBytes } from '../../components/formats.ts';
import { Notice } from '../../components/notice.tsx';
import { describeTimeLeft } from './transfer-rate.ts';
import styles from './upload-progress.module.css';
import type { Transfer } from './use-submission.ts';

interface UploadProgressProps {
  fileName: string;
  transfer: Transfer;
  isStopping: boolean;
  /** It can go on in another page. */
  isRemembered: boolean;
  onStop: () => void;
}

export function UploadProgress(props: UploadProgressProps) {
  const { fileName, transfer, isStopping, isRemembered, onStop } = props;
  const { sentBytes, sizeBytes, isConnected } = transfer;
  const percent = Math.floor((sentBytes / sizeBytes) * 100);
  return (
    <Paper withBorder p="lg" maw={640} w="100%">
      <Stack>
        <div>
          <Title order={2} size="h3">
            Sending your video
          </Title>
          <Text c="dimmed" className={styles['name']}>
            {fileName}
          </Text>
        </div>
        <Stack gap={6}>
          <Progress.Root size="lg">
            <Progress.Section value={percent} aria-label="Sent" animated={isConnected} />
          </Progress.Root>
          <Group justify="space-between" gap="xs">
            <Text fw={600}>{percent} %</Text>
            <Text c="dimmed">
              {formatBytes(sentBytes)} of {formatBytes(sizeBytes)}
            </Text>
          </Group>
          {isConnected && (
            <Text size="sm" c="dimmed">
              {describePace(transfer)}
            </Text>
          )}
        </Stack>
        {!isConnected && (
          <Notice kind="hint" title="Connection lost: it goes on by itself">
            What has arrived is kept. The upload continues as soon as you are online again.
          </Notice>
        )}
        <Group justify="space-between" gap="sm">
          <Text size="sm" c="dimmed" className={styles['advice']}>
            Keep this page open until it is done.
            {isRemembered && ' If it closes, choose the same video here again: it goes on.'}
          </Text>
          <Button variant="default" loading={isStopping} onClick={onStop}>
            Cancel
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function describePace({ sentBytes, sizeBytes, bytesPerSecond }: Transfer): string {
  if (sentBytes === sizeBytes) return 'All sent. One moment …';
  const timeLeft = describeTimeLeft(sizeBytes - sentBytes, bytesPerSecond);
  if (timeLeft === null || bytesPerSecond === null) return 'Starting …';
  return `${formatBytes(bytesPerSecond)} a second · ${timeLeft}`;
}
