import type { FiguresItem, Measure } from '../../contract/operations.ts';
import { type AnalysisType, analysisTypes } from '../../contract/vocabulary.ts';
import { type Distribution, mean, quantile } from './distribution.ts';
import { addFigures, type Figures, noFigures } from './statistics.ts';

export type FiguresByType = Readonly<Record<AnalysisType, Figures>>;

export function sumFigures(all: readonly Figures[]): Figures {
  return all.reduce(addFigures, noFigures);
}

export function sumByType(all: readonly FiguresByType[]): FiguresByType {
  const sums = analysisTypes.map((type) => [type, sumFigures(all.map((of) => of[type]))]);
  return Object.fromEntries(sums);
}

export function describeByType(figures: FiguresByType): Record<AnalysisType, FiguresItem> {
  const items = analysisTypes.map((type) => [type, describeFigures(figures[type])]);
  return Object.fromEntries(items);
}

/** Figures as operators read them. */
export function describeFigures(figures: Figures): FiguresItem {
  const { created, reruns, completed, cancelled, removed } = figures;
  const failed = Object.values(figures.failed).reduce((sum, count) => sum + count, 0);
  const judged = completed + failed;
  return {
    created,
    reruns,
    completed,
    failed,
    failed_by_code: figures.failed,
    cancelled,
    removed,
    success_rate: judged === 0 ? null : completed / judged,
    failure_rate: judged === 0 ? null : failed / judged,
    processing_seconds: measureOf(figures.processingMs, 1_000),
    peak_memory_mb: measureOf(figures.peakMemoryMb, 1),
    frames_decoded: measureOf(figures.framesDecoded, 1),
  };
}

function measureOf(distribution: Distribution, unit: number): Measure {
  const scaled = (value: number | null) =>
    value === null ? null : Math.round((value / unit) * 1_000) / 1_000;
  return {
    count: distribution.count,
    mean: scaled(mean(distribution)),
    p50: scaled(quantile(distribution, 0.5)),
    p95: scaled(quantile(distribution, 0.95)),
  };
}
