import type { Report } from '../../functions/src/contract/report.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import type { Filter, Query } from '../../functions/src/domain/queries.ts';
import type { Analysis, Change, Work } from '../../functions/src/domain/states/analysis.ts';
import type { AnalysisStore } from '../../functions/src/workflows/ports/analysis-store.ts';
import { applyChange } from './apply-change.ts';

/** One write of a summary, as a trigger is told of it. */
export interface WriteEvent {
  analysisId: string;
  before: Summary | null;
  after: Summary | null;
}

type Methods = 'read' | 'update' | 'remove' | 'readWork' | 'removeWork' | 'removeReports' | 'find';

export interface MemoryAnalyses extends Pick<AnalysisStore, Methods | 'watch'> {
  put(analysisId: string, analysis: Analysis): void;
  get(analysisId: string): Analysis | null;
  reportsOf(analysisId: string): Map<string, Report>;
  /** Every write so far of a summary, a removal included. */
  events: WriteEvent[];
}

/** Analyses in memory, each update atomic, each write of a summary remembered. */
export function createMemoryAnalyses(): MemoryAnalyses {
  const summaries = new Map<string, Summary>();
  const works = new Map<string, Work>();
  const reports = new Map<string, Map<string, Report>>();
  const watchers = new Set<(event: WriteEvent) => void>();
  const events: WriteEvent[] = [];

  function get(analysisId: string): Analysis | null {
    const summary = summaries.get(analysisId);
    const work = works.get(analysisId);
    return summary && work ? { summary, work } : null;
  }
  function writeSummary(analysisId: string, after: Summary | null): void {
    const event = { analysisId, before: summaries.get(analysisId) ?? null, after };
    if (after === null) summaries.delete(analysisId);
    else summaries.set(analysisId, after);
    events.push(event);
    for (const watcher of watchers) watcher(event);
  }
  function put(analysisId: string, { summary, work }: Analysis): void {
    works.set(analysisId, work);
    writeSummary(analysisId, summary);
  }
  function write(analysisId: string, stored: Analysis, change: Change): void {
    const next = applyChange(stored, change);
    works.set(analysisId, next.work);
    if (Object.keys(change.summary).length > 0) writeSummary(analysisId, next.summary);
    if (change.report) reportsOf(analysisId).set(change.report.runId, change.report.report);
  }
  function reportsOf(analysisId: string): Map<string, Report> {
    const known = reports.get(analysisId) ?? new Map<string, Report>();
    reports.set(analysisId, known);
    return known;
  }

  return {
    put,
    get,
    reportsOf,
    events,
    read: async (analysisId) => get(analysisId),
    async update(analysisId, decide) {
      await Promise.resolve();
      const stored = get(analysisId);
      const { result, change } = decide(stored);
      if (change && stored) write(analysisId, stored, change);
      return result;
    },
    async remove(analysisId) {
      reports.delete(analysisId);
      const existed = summaries.has(analysisId);
      if (existed) writeSummary(analysisId, null);
      return existed;
    },
    readWork: async (analysisId) => works.get(analysisId) ?? null,
    removeWork: async (analysisId) => void works.delete(analysisId),
    removeReports: async (analysisId) => void reports.delete(analysisId),
    async find({ where }: Query, limit) {
      const fits = (summary: Summary) => where.every((filter) => matches(summary, filter));
      return [...summaries]
        .filter(([, summary]) => fits(summary))
        .slice(0, limit)
        .map(([analysisId, summary]) => ({ analysisId, summary }));
    },
    watch(analysisId, onState) {
      const watcher = (event: WriteEvent) => {
        if (event.analysisId === analysisId) onState(event.after);
      };
      watchers.add(watcher);
      onState(summaries.get(analysisId) ?? null);
      return () => void watchers.delete(watcher);
    },
  };
}

function matches(summary: Summary, { field, operator, value }: Filter): boolean {
  const stored = summary[field as keyof Summary];
  if (operator === '==') return stored === value;
  return stored instanceof Date && value instanceof Date && stored <= value;
}
