import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { profileOf } from '../../components/choices/run-choices.ts';
import { Confirm } from '../../components/confirm.tsx';
import { formatBytes } from '../../components/formats.ts';
import { Notice } from '../../components/notice.tsx';
import { cancelUpload } from './cancel-upload.ts';
import { untilWhen } from './messages.ts';
import type { OpenUpload } from './remembered-upload.ts';
import styles from './upload-progress.module.css';
import { endUpload, forgetUpload } from './upload-storage.ts';
import { type Standing, useReceived } from './use-received.ts';

export interface UnfinishedUploadProps {
  upload: OpenUpload;
  /** What can be done once its file is chosen again; null: it is not. */
  chosen: {
    isBusy: boolean;
    onGoOn: () => void;
    onStartOver: () => void;
    onLeave: () => void;
  } | null;
}

/** An upload that can go on, and what is needed for that. */
export function UnfinishedUpload({ upload, chosen }: UnfinishedUploadProps) {
  const { analysisId, video, choices } = upload;
  const standing = useReceived(upload);
  const [asks, setAsks] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [isUntold, setIsUntold] = useState(false);
  const settle = useEffectEvent((kind: Standing['kind']) => {
    if (kind === 'arrived') endUpload(upload, 'arrived');
    if (kind !== 'gone') return;
    endUpload(upload, 'lost');
    void cancelUpload(analysisId);
  });
  useEffect(() => settle(standing.kind), [standing.kind]);
  // The field that the file was chosen in has gone from the page.
  const goOn = useRef<HTMLButtonElement>(null);
  const isChosen = chosen !== null;
  useEffect(() => {
    if (isChosen) goOn.current?.focus();
  }, [isChosen]);

  const discard = async () => {
    setIsBusy(true);
    // First: the record may be forgotten, and this be gone, before the call is answered.
    chosen?.onStartOver();
    const isTold = await cancelUpload(analysisId);
    setIsBusy(false);
    setAsks(false);
    setIsUntold(!isTold);
    if (isTold) forgetUpload(upload);
  };
  const isElsewhere = standing.kind === 'elsewhere';
  const receivedBytes = standing.kind === 'bytes' ? standing.bytes : null;
  const what = [profileOf(choices.analysisType).name, choices.title.trim()].filter(Boolean);
  return (
    <Paper withBorder p="md" maw={640} w="100%">
      <Stack gap="sm">
        <div>
          <Title order={2} size="h4" className={styles['name']}>
            {headingOf(video, standing)}
          </Title>
          <Text c="dimmed" className={styles['name']}>
            {what.join(' · ')}
          </Text>
        </div>
        {receivedBytes !== null && (
          <Progress.Root size="lg">
            <Progress.Section
              value={(receivedBytes / video.sizeBytes) * 100}
              aria-label={`Sent of ${video.name}`}
            />
          </Progress.Root>
        )}
        {isElsewhere ? (
          <Text>Another tab of this browser is sending it. Close that tab to go on here.</Text>
        ) : (
          <Text>
            {receivedBytes !== null &&
              `${formatBytes(receivedBytes)} of ${formatBytes(video.sizeBytes)} have arrived. `}
            {chosen === null ? 'Choose the same file below, and it goes on' : 'It can go on'} where
            it stopped, {untilWhen(upload)}.
          </Text>
        )}
        {isUntold && (
          <Notice title="That did not work">
            The service cannot be reached. Check your network and try again.
          </Notice>
        )}
        <Group gap="sm">
          {chosen !== null && !isElsewhere && (
            <Button ref={goOn} loading={chosen.isBusy} onClick={chosen.onGoOn}>
              Go on
            </Button>
          )}
          {!isElsewhere && (
            <Button
              variant="default"
              disabled={chosen?.isBusy ?? false}
              onClick={() => setAsks(true)}
            >
              {chosen === null ? 'Discard' : 'Start over'}
            </Button>
          )}
          {chosen !== null && (
            <Button variant="default" disabled={chosen.isBusy} onClick={chosen.onLeave}>
              Choose another video
            </Button>
          )}
        </Group>
      </Stack>
      <Confirm
        opened={asks}
        title={chosen === null ? 'Discard this upload?' : 'Start this upload over?'}
        action={chosen === null ? 'Discard' : 'Start over'}
        busy={isBusy}
        onConfirm={() => void discard()}
        onClose={() => setAsks(false)}
      >
        What has been sent of “{video.name}” is lost, and its analysis is cancelled.
      </Confirm>
    </Paper>
  );
}

function headingOf({ name, sizeBytes }: OpenUpload['video'], standing: Standing): string {
  if (standing.kind === 'elsewhere') return `“${name}” is being sent`;
  if (standing.kind !== 'bytes') return `“${name}” was not fully sent`;
  return `“${name}” was ${Math.floor((standing.bytes / sizeBytes) * 100)} % sent`;
}
