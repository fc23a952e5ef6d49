import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';

interface NoticeProps {
  title: string;
  /** What happened, and what to do next. */
  children: ReactNode;
  kind?: 'problem' | 'hint';
}

/** A message in the page; a problem is read out as soon as it appears. */
export function Notice({ title, children, kind = 'problem' }: NoticeProps) {
  return (
    <Alert
      title={title}
      color={kind === 'problem' ? 'red' : 'gray'}
      role={kind === 'problem' ? 'alert' : 'status'}
      variant="light"
    >
      {children}
    </Alert>
  );
}
