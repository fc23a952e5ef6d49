'use client';

import { Button, Group, Text } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './confirm.module.css';

interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What will be lost. */
  children: ReactNode;
  /** The verb on the button, such as Delete. */
  action: string;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Asks before something is done that cannot be undone. The browser's own dialog holds the focus and
 * closes by Escape, which Mantine's takes 14 KB for.
 */
export function Confirm(props: ConfirmProps) {
  const { opened, title, children, action, busy, onConfirm, onClose } = props;
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (opened) dialog.current?.showModal();
    else dialog.current?.close();
  }, [opened]);
  return (
    <dialog ref={dialog} className={styles['dialog']} aria-labelledby={titleId} onClose={onClose}>
      {opened && (
        <>
          <Text id={titleId} fw={650} size="lg" mb="xs">
            {title}
          </Text>
          <Text>{children}</Text>
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose}>
              Keep it
            </Button>
            <Button color="red.9" loading={busy} onClick={onConfirm}>
              {action}
            </Button>
          </Group>
        </>
      )}
    </dialog>
  );
}
