import type { LiveVerdict } from '../../functions/src/contract/live.ts';
import type { Report } from '../../functions/src/contract/report.ts';
import type { Summary } from '../../functions/src/contract/summary.ts';
import { move, moveOf, type Quota, unusedQuota } from '../../functions/src/domain/limits/quota.ts';
import type { Filter, Query } from '../../functions/src/domain/queries.ts';
import type { Analysis, Change, Work } from '../../functions/src/domain/states/analysis.ts';
import { type Due, dueOf } from '../../functions/src/domain/states/due.ts';
import { hiddenBy } from '../../functions/src/domain/states/live.ts';
import type {
  AnalysisStore,
  Decision,
} from '../../functions/src/workflows/ports/analysis-store.ts';
import type { Clock } from '../../functions/src/workflows/ports.ts';
import { applyChange } from './apply-change.ts';

/** One write of a summary, as a trigger is told of it. */
export interface WriteEvent {
  analysisId: string;
  before: Summary | null;
  after: Summary | null;
}

type Methods =
  | 'read'
  | 'update'
  | 'begin'
  | 'follow'
  | 'remove'
  | 'readWork'
  | 'removeWork'
  | 'removeReports'
  | 'find';

export interface MemoryAnalyses extends Pick<AnalysisStore, Methods | 'watch' | 'watchDue'> {
  put(analysisId: string, analysis: Analysis): void;
  get(analysisId: string): Analysis | null;
  reportsOf(analysisId: string): Map<string, Report>;
  /** What is shown of the run under way; null: nothing. */
  liveOf(analysisId: string): LiveVerdict | null;
  /** Every write so far of a summary, a removal included. */
  events: WriteEvent[];
  /** What each user holds, as the writes have moved it. */
  quotas: Map<string, Quota>;
}

/** Analyses in memory, each update atomic, each write of a summary remembered. */
export function createMemoryAnalyses(clock: Pick<Clock, 'now'>): MemoryAnalyses {
  const summaries = new Map<string, Summary>();
  const works = new Map<string, Work>();
  const reports = new Map<string, Map<string, Report>>();
  const watchers = new Set<(event: WriteEvent) => void>();
  const dues = new Map<string, Due>();
  const dueWatchers = new Set<(due: { analysisId: string; due: Due | null }) => void>();
  const events: WriteEvent[] = [];
  const quotas = new Map<string, Quota>();
  const lives = new Map<string, LiveVerdict>();

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
  function moveQuota(analysisId: string, before: Analysis | null, after: Analysis | null): void {
    const userId = (after ?? before)?.summary.user_id ?? '';
    const quota = quotas.get(userId) ?? unusedQuota;
    const now = clock.now();
    quotas.set(userId, move(quota, moveOf(analysisId, before, after, now), now));
  }
  function noteDue(analysisId: string, due: Due | null): void {
    if (due === null) return;
    dues.set(analysisId, due);
    for (const watcher of dueWatchers) watcher({ analysisId, due });
  }
  function put(analysisId: string, { summary, work }: Analysis): void {
    moveQuota(analysisId, get(analysisId), { summary, work });
    works.set(analysisId, work);
    writeSummary(analysisId, summary);
  }
  function write(analysisId: string, stored: Analysis, change: Change): void {
    const applied = applyChange(stored, change);
    const hides = hiddenBy(stored, applied);
    const next = { ...applied, work: { ...applied.work, ...(hides !== null && { live: null }) } };
    if (change.live && hides === null) lives.set(analysisId, change.live.verdict);
    if (hides !== null) lives.delete(analysisId);
    moveQuota(analysisId, stored, next);
    works.set(analysisId, next.work);
    if (!change.seenTo) noteDue(analysisId, dueOf(stored, next));
    if (Object.keys(change.summary).length > 0) writeSummary(analysisId, next.summary);
    if (change.report) reportsOf(analysisId).set(change.report.runId, change.report.report);
  }
  function reportsOf(analysisId: string): Map<string, Report> {
    const known = reports.get(analysisId) ?? new Map<string, Report>();
    reports.set(analysisId, known);
    return known;
  }

  async function update<T>(
    analysisId: string,
    decide: (stored: Analysis | null) => Decision<T>,
  ): Promise<T> {
    await Promise.resolve();
    const stored = get(analysisId);
    const { result, change } = decide(stored);
    if (change && stored) write(analysisId, stored, change);
    return result;
  }

  return {
    put,
    get,
    reportsOf,
    liveOf: (analysisId) => lives.get(analysisId) ?? null,
    events,
    read: async (analysisId) => get(analysisId),
    quotas,
    update,
    begin: (analysisId, decide) => update(analysisId, (stored) => decide(stored, unusedQuota)),
    follow: (analysisId) => ({ update: (decide) => update(analysisId, decide) }),
    async remove(analysisId) {
      reports.delete(analysisId);
      lives.delete(analysisId);
      moveQuota(analysisId, get(analysisId), null);
      const existed = summaries.has(analysisId);
      const removed = get(analysisId);
      if (removed) noteDue(analysisId, dueOf(removed, null));
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
    watchDue(analysisId, onDue) {
      const watcher = (due: { analysisId: string; due: Due | null }) => {
        if (due.analysisId === analysisId) onDue(due.due);
      };
      dueWatchers.add(watcher);
      onDue(dues.get(analysisId) ?? null);
      return () => void dueWatchers.delete(watcher);
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
  if (operator === 'in') return (value as unknown[]).includes(stored);
  if (operator === '==') return stored === value;
  if (operator === '>') return stored instanceof Date && value instanceof Date && stored > value;
  return stored instanceof Date && value instanceof Date && stored <= value;
}
