'use client';

import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';

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

/** Asks before something is done that cannot be undone. */
export function Confirm({ title, children, action, busy, onConfirm, ...modal }: ConfirmProps) {
  return (
    <Modal
      title={title}
      centered
      {...modal}
      closeButtonProps={{ 'aria-label': 'Close' }}
      // Mantine's header would be a second banner of the page.
      attributes={{ header: { role: 'presentation' } }}
    >
      <Text>{children}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={modal.onClose}>
          Keep it
        </Button>
        <Button color="red.9" loading={busy} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
