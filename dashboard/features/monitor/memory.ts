import type { Operations } from '../../../functions/src/contract/operations.ts';
import type { Level } from './share-bar.tsx';

/** As `GET /health/memory` judges. */
export const memoryMarks = [0.6, 0.8] as const;

export interface MemoryBar {
  label: string;
  memoryMb: number;
  limitMb: number;
  share: number;
  level: Level;
}

const levelOf = (share: number): Level => {
  const [warning, critical] = memoryMarks;
  if (share >= critical) return 'critical';
  return share >= warning ? 'warning' : 'fine';
};

function barOf(label: string, memoryMb: number | null, limitMb: number | null): MemoryBar[] {
  if (memoryMb === null || limitMb === null) return [];
  const share = memoryMb / limitMb;
  return [{ label, memoryMb, limitMb, share, level: levelOf(share) }];
}

/** What is known of the workers' memory, and of each that was heard lately; empty where none was. */
export function memoryBars(memory: Operations['memory']): MemoryBar[] {
  return [
    ...barOf('Peak, last run', memory.last_peak_mb, memory.limit_mb),
    ...barOf('Peak, last 24 h', memory.peak_24h_mb, memory.limit_mb),
    ...memory.workers.flatMap(({ rss_mb, tmp_mb, limit_mb }, index) =>
      barOf(`Worker ${index + 1}`, rss_mb + tmp_mb, limit_mb),
    ),
  ];
}

export function worstLevel(bars: readonly MemoryBar[]): Level {
  return levelOf(Math.max(0, ...bars.map(({ share }) => share)));
}

const megabytes = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
export const formatMegabytes = (amount: number): string => `${megabytes.format(amount)} MB`;
