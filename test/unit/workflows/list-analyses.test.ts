import { describe, expect, it } from 'vitest';
import { listAnalyses } from '../../../functions/src/workflows/list-analyses.ts';
import type { Ports } from '../../../functions/src/workflows/ports.ts';

async function eventsOfReading(documentsRead: number): Promise<string[]> {
  const events: string[] = [];
  const note = (event: string) => void events.push(event);
  const ports = {
    analyses: { list: async () => ({ items: [], documentsRead, next: null }) },
    logger: { info: note, warn: note, error: note },
  } as unknown as Pick<Ports, 'analyses' | 'cursors' | 'logger'>;
  const filters = { userId: 'dancer', analysisType: null, status: null };
  await listAnalyses(
    ports,
    { userId: 'dancer', isAdmin: false },
    { ...filters, limit: 100, cursor: null },
  );
  return events;
}

describe('listAnalyses', () => {
  it('logs the longest page, read with the one document more that tells of others', async () => {
    expect(await eventsOfReading(101)).toEqual(['listed']);
  });

  it('logs as an error a list that read more than any page can need', async () => {
    expect(await eventsOfReading(102)).toEqual(['listed', 'list_too_large']);
  });
});
