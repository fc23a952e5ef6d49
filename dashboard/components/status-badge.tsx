import { Badge } from '@mantine/core';
import type { Status } from '../../functions/src/contract/vocabulary.ts';
import { statusNames } from './names.ts';

const colors: Readonly<Record<Status, string>> = {
  uploading: 'blue.9',
  queued: 'blue.9',
  processing: 'blue.9',
  completed: 'teal.9',
  failed: 'red.9',
  cancelled: 'gray.8',
  expired: 'gray.8',
};

export function StatusBadge({ status }: { status: Status }) {
  return <Badge color={colors[status]}>{statusNames[status]}</Badge>;
}
