import type { ListAnalysesReply } from '../contract/callables.ts';
import type { AnalysisItem, Summary } from '../contract/summary.ts';
import type { Caller } from '../domain/access.ts';
import { type ListFilters, queries } from '../domain/queries.ts';
import { invalidRequest, issueAt } from '../domain/requests/invalid-request.ts';
import type { Position } from './ports/analysis-store.ts';
import type { CursorSigner } from './ports/callers.ts';
import type { Ports } from './ports.ts';

export interface ListRequest extends ListFilters {
  limit: number;
  cursor: string | null;
}

/** The longest page, and the document that tells whether more follow. */
const mostDocuments = 100 + 1;

/** One page, newest first: limit + 1 documents read, whatever the collection holds. */
export async function listAnalyses(
  ports: Pick<Ports, 'analyses' | 'cursors' | 'logger'>,
  caller: Caller,
  request: ListRequest,
): Promise<ListAnalysesReply> {
  const { userId, analysisType, status, limit, cursor } = request;
  const boundTo = JSON.stringify([caller.userId, userId, analysisType, status]);
  const after = cursor === null ? null : openCursor(ports.cursors, cursor, boundTo);
  const query = queries.list({ userId, analysisType, status });
  const page = await ports.analyses.list(query, { limit, after });
  const { items, next, documentsRead } = page;
  const reply = {
    items: items.map(({ analysisId, summary }) => asItem(analysisId, summary)),
    nextCursor: next === null ? null : ports.cursors.sign(JSON.stringify(next), boundTo),
  };
  const bytesSent = new TextEncoder().encode(JSON.stringify(reply)).length;
  ports.logger.info('listed', { documentsRead, items: items.length, bytesSent });
  if (documentsRead > mostDocuments) {
    ports.logger.error('list_too_large', { documentsRead, limit });
  }
  return reply;
}

/** Whether it was made up, cut short or made for another list cannot be told apart. */
const cursorFault =
  'does not fit this list: send the one that came with the page before, unchanged and with the ' +
  'same filters, or leave it out to start again';

function openCursor(cursors: CursorSigner, cursor: string, boundTo: string): Position {
  const payload = cursors.verify(cursor, boundTo);
  if (payload === null) {
    throw invalidRequest(issueAt(['cursor'], cursorFault));
  }
  return JSON.parse(payload) as Position;
}

function asItem(analysisId: string, summary: Summary): AnalysisItem {
  const dated = Object.entries(summary).map(([field, value]) => [
    field,
    value instanceof Date ? value.toISOString() : value,
  ]);
  return { analysisId, ...Object.fromEntries(dated) };
}
