import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

interface NoticeProps {
  title: string;
  /** What happened, and what to do next. */
  children: ReactNode;
  kind?: 'problem' | 'hint';
  /** For what may be put away once it was read. */
  onClose?: () => void;
}

/** A message in the page; a problem is read out as soon as it appears. */
export function Notice({ title, children, kind = 'problem', onClose }: NoticeProps) {
  return (
    <Alert
      title={title}
      color={kind === 'problem' ? 'red' : 'gray'}
      role={kind === 'problem' ? 'alert' : 'status'}
      variant="light"
      {...(onClose !== undefined && {
        ...{ withCloseButton: true, closeButtonLabel: 'Close', onClose },
      })}
    >
      {children}
    </Alert>
  );
}
