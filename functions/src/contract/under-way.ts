import type { Status } from './vocabulary.ts';

/** Until one of the others, an analysis goes on by itself. */
export const underWayStatuses = ['uploading', 'queued', 'processing'] as const satisfies Status[];

export const isUnderWay = (status: Status): boolean =>
  (underWayStatuses as readonly Status[]).includes(status);
