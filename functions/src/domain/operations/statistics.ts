import type { Code } from '../../contract/codes.ts';
import type { Report } from '../../contract/report.ts';
import type { AnalysisType } from '../../contract/vocabulary.ts';
import type { Analysis, Change } from '../states/analysis.ts';
import { moveOfRun } from '../states/place.ts';
import { dayOf } from '../utc-day.ts';
import {
  addDistributions,
  addRecords,
  type Distribution,
  nothingSeen,
  seen,
} from './distribution.ts';

/** What was counted of some analyses: all of it can be added up, in any order and any parts. */
export interface Figures {
  created: number;
  reruns: number;
  completed: number;
  cancelled: number;
  /** Deleted while they were under way. */
  removed: number;
  failed: Readonly<Partial<Record<Code, number>>>;
  /** Of completed runs, from when a worker first took them to their end. */
  processingMs: Distribution;
  /** Of completed runs: the peak of the processes and that of tmp, added. */
  peakMemoryMb: Distribution;
  framesDecoded: Distribution;
}

/** What one change adds to a day (UTC) and a type. */
export interface Tally {
  day: string;
  analysisType: AnalysisType;
  figures: Partial<Figures>;
}

export const noFigures: Figures = {
  created: 0,
  reruns: 0,
  completed: 0,
  cancelled: 0,
  removed: 0,
  failed: {},
  processingMs: nothingSeen,
  peakMemoryMb: nothingSeen,
  framesDecoded: nothingSeen,
};

export function addFigures(left: Figures, right: Figures): Figures {
  return {
    created: left.created + right.created,
    reruns: left.reruns + right.reruns,
    completed: left.completed + right.completed,
    cancelled: left.cancelled + right.cancelled,
    removed: left.removed + right.removed,
    failed: addRecords(left.failed, right.failed),
    processingMs: addDistributions(left.processingMs, right.processingMs),
    peakMemoryMb: addDistributions(left.peakMemoryMb, right.peakMemoryMb),
    framesDecoded: addDistributions(left.framesDecoded, right.framesDecoded),
  };
}

export function tallyOfCreation({ summary }: Analysis): Tally {
  return tally(summary.timestamp, summary.analysis_type, { created: 1 });
}

/** Null for a change by which no run begins or ends. */
export function tallyOfChange(stored: Analysis, change: Change): Tally | null {
  const move = moveOfRun(stored, change);
  const { updated_at: at = stored.summary.updated_at } = change.summary;
  // A rerun may be of another.
  const { analysis_type: type = stored.summary.analysis_type } = change.summary;
  const figures =
    move === 'begins' ? { reruns: 1 } : move === 'ends' ? endOf(stored, change) : null;
  return figures && tally(at, type, figures);
}

/** Null for one that had ended: it has been counted. */
export function tallyOfRemoval(stored: Analysis, now: Date): Tally | null {
  const ends = moveOfRun(stored, { summary: { status: 'cancelled' } }) === 'ends';
  return ends ? tally(now, stored.summary.analysis_type, { removed: 1 }) : null;
}

const tally = (at: Date, analysisType: AnalysisType, figures: Partial<Figures>): Tally => ({
  day: dayOf(at),
  analysisType,
  figures,
});

function endOf(stored: Analysis, { summary, report }: Change): Partial<Figures> | null {
  switch (summary.status) {
    case 'completed':
      return {
        completed: 1,
        ...timeOf(stored.summary.started_at, summary.processed_at),
        ...(report && efforts(report.report)),
      };
    case 'failed':
      return { failed: { [summary.error?.code ?? 'internal']: 1 } };
    case 'cancelled':
      return { cancelled: 1 };
    default:
      return null;
  }
}

function timeOf(startedAt: Date | undefined, endedAt: Date | undefined): Partial<Figures> {
  if (startedAt === undefined || endedAt === undefined) return {};
  return { processingMs: seen(endedAt.getTime() - startedAt.getTime()) };
}

function efforts({ memory, frames_decoded }: Report): Partial<Figures> {
  return {
    peakMemoryMb: seen(memory.peak_rss_mb + memory.peak_tmp_mb),
    framesDecoded: seen(frames_decoded),
  };
}
